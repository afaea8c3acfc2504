/**
 * Words by which a sentence is taken for an answer. Each list is as narrow as it had to become on real messages:
 * docs/measured.md has the figures.
 */

/** Something is wrong, missing, or not as it should be. */
export const DEFICIENCY =
  /\b(?:not|never|cannot|no longer|without|lacks?|lacking|missing|miss(?:es|ed)|overlooked|forgotten|forgot|(?<!success or )(?<!error or )fail(?:s|ed|ing|ures?)?|errors?|wrong(?:ly)?|incorrect(?:ly)?|invalid|broken|breaks?|broke|bugs?|buggy|unable|unused|unnecessary|unneeded|redundant|duplicated?|useless|obsolete|deprecated|outdated|stale|inconsistent|incomplete|insufficient|ambiguous|confusing|misleading|problem(?:s|atic)?|issues?|impossible|fragile|however|unfortunately|warn(?:s|ing|ings)?|crash(?:es|ed)?|hangs?|leak(?:s|ed|ing)?|overflow\w*|regression|undefined|uninitiali[sz]ed|forgets?|neglect\w*|omit(?:s|ted)|ignor(?:es|ed)|lost|los(?:es|ing)|corrupt\w*|unreliable|unsupported|unexpected(?:ly)?|superfluous|hard-?coded|current(?:ly)?|at the moment|so far|until now|right now|used to be|flaky)\b|n't\b|\bno (?:way|support|need|check|such|means|option|user)/i

/** What is wrong with a fix's code may also be told in words that elsewhere mean nothing. */
export const MILD_DEFICIENCY =
  /\b(?:only|but|although|though|instead of|rather than|should|needs?|requires?|must|too \w+|hard|difficult|race|dead|skip(?:s|ped)|limited|assum(?:es|ed|ing)|expect(?:s|ed))\b/i

/** Something could not be done, or was not there: what a feature is an answer to. */
export const LACK =
  /\b(?:current(?:ly)?|at the moment|so far|until now|right now|cannot|can't|unable|impossible|no way|there (?:is|are|was|were) no|lacks?|lacking|missing|without|however|unfortunately|problems?|issues?|unreliable|(?:is|are|was|were) (?:sometimes |often )?not (?:yet|reliable|being|properly|supported|possible|available|enabled|handled|described|accessible|present|working|able)|but not|(?:does|do|did)(?: not|n't)|isn't|aren't|wasn't|fail(?:s|ing) to|fails\b|broken|(?<!goes )(?<!went )wrong|incorrect|deprecated|obsolete|unused|duplicat\w+|redundant|hard-?coded|buggy|flaky|hard to|difficult to|limited to|only supports?|not working)\b/i

/** The author gives a reason. */
export const REASON =
  /\b(?:because|since (?!v?\d|commit|then\b|linux|release|version)|that's why|so that|so (?:it|we|they|the|that|this|as to|users?|there)\b|otherwise|in order to|to (?:stay|remain|avoid|prevent|reduce|improve|ensure|ease|help|get rid|simplify|be able|save|be consistent|align|match|detect|facilitate|silence|speed|keep|make (?:it|sure|things))\b|(?<!^)(?:therefore|thus|hence)|avoiding|due to|reason|which (?:makes?|means?|leads?|causes?|results?|breaks?|is (?:wrong|why|required|needed|not))|this (?:(?:\w+ )?(?:will|would|should) )?(?:increases?|improves?|enables?|helps?|keeps?|reduces?|simplif(?:y|ies)|prevents?|avoids?|unlocks?|allows?|makes?|means?|leads?|causes?|caused|results?|breaks?|is (?:wrong|why|required|needed|useful|necessary|because))|leading to|resulting in|results? in|causing|caus(?:es|ed)\b|(?:make|making|makes) it (?:easier|possible|harder|simpler|impossible|cleaner)|in preparation|prepar(?:es?|ing|ation) for|useful|needed (?:for|by|to|because)|required (?:for|by|to|because)|allow(?:s|ing) (?:us|to|for|the|users?|one|\w+ing)\b|now that\b|given that|for (?:consistency|the sake)|no (?:longer|need)\b|not (?:needed|used|necessary)|unused|unneeded|deprecated|obsolete)\b|, so\b|\b(?<!known )(?<!well )as (?:it|they|this|there|we|the|that|its)\b(?! (?:as|well))|^as [^,]{5,200},|\bexactly the same\b/i

/** What the fault does to those whom it hits. The strong words name it; the weak ones say that something does not go. */
export const STRONG_CONSEQUENCE =
  /\b(?:crash(?:es|ed|ing)?|panics?|panicking|oops(?:es)?|use[- ]after[- ]free|UAF|out[- ]of[- ]bounds?|OOB|(?:buffer|stack|heap|integer|arithmetic) (?:over|under)(?:flow|run)s?|overflow(?:s|ed|ing)?|overruns?|(?:memory|refcount|reference|resource|fd|info(?:rmation)?) leaks?|leak(?:s|ed|ing|age)?|dead-?locks?|hang(?:s|ing)?|hung|lock-?ups?|stalls?|corrupt(?:s|ed|ion|ing)?|data loss|lost data|vulnerab\w+|CVE-\d+|regress(?:ion|ions|ed)|null[- ]pointer|NULL deref\w*|dereferenc\w+|double[- ]free\w*|data race|race condition|infinite(?:ly)? loop\w*|loops? forever|segfaults?|segmentation fault|SIGSEGV|(?:build|compil\w+|link(?:ing|er)?) (?:fail\w*|errors?|warnings?|breaks?|broken)|fail(?:s|ed|ing)? to (?:build|compile|link|boot|start|probe|resume|load)|does(?: not|n't) (?:build|compile|link|boot)|(?:unbootable|bricks?|bricked)|undefined behaviou?r|unaligned access|data abort|exception|reset loop|boot loop|spurious\w*|warns|warning)\b/i

export const WEAK_CONSEQUENCE =
  /\b(?:fail(?:s|ed|ing|ures?)?|(?:does|do|did)(?: not|n't) (?:work|function|detect|recogni[sz]e|respond|find|see|appear|show|start|match)|cannot|can't|(?:is|are|was|were) (?:not|never) (?:able|possible|detected|recogni[sz]ed|found|reliable|working|set|called|freed|released|reset|cleared|shown|updated)|unable|unreliable|stop(?:s|ped) working|not work(?:ing)?|breaks?|broken|broke|unusable|wrong(?:ly)?|incorrect(?:ly)?|errors?|ignored|lost|unexpected(?:ly)?|garbage|slow(?:er|s)?|timeouts?|times? out|misbehav\w+|unresponsive|confusing|misleading|difficult|hard to|impossible|inconsistent|not (?:all|always|properly|correctly))\b/i

/** Faults of which a log or a compiler speaks. */
export const PRINTS =
  /\b(?:crash(?:es|ed)?|panics?|oops(?:es)?|splat|warnings?|KASAN|UBSAN|KMSAN|lockdep|backtrace|stack trace|call trace|segfaults?|segmentation fault|SIGSEGV|(?:build|compil\w+|link\w*) (?:fail\w*|errors?|breakage)|fail(?:s|ed)? to (?:build|compile|link)|error messages?|prints?|complains?|data abort)\b/i

/** Output of a program, as opposed to code or a table that is laid out like one. */
export const OUTPUT =
  /\b(?:error|warning|fatal|failed|failure|cannot|could not|unable to|not found|not supported|Oops|panic|Call Trace|undefined reference|Segmentation fault|SIGSEGV|assertion|refused|timed out|timeout|denied|invalid|No such|unknown|not permitted|leaks? of)\b|\b(?:BUG|WARNING|ERROR|KASAN|UBSAN|KMSAN|RIP|PANIC|FAIL(?:ED)?)\b|^\s*\[ *\d+\.\d+\]|:\d+:\d+: |^\s*#\d+ +(?:0x)?[0-9a-f]|^\s*[=$#>]+ .*\b(?:run|start|load|boot)\b/i

/** What brings the fault about. */
export const TRIGGER =
  /\b(?:when(?:ever|ever)?|if|after|once|while|until|as soon as|every time|each time|in case|upon|during|in (?:some|certain|rare) (?:cases|situations|configurations)|on (?:boot|resume|suspend|probe|reboot|shutdown|removal|boards?|platforms?|systems?|machines?|devices?|big|little|32|64)\b|with (?:gcc|clang|llvm|CONFIG_|a|an|some|newer|older|recent|the|several|multiple|more)|reproduc\w+|triggered|for (?:example|instance))\b/i

/** Somebody saw the change work. */
export const TESTED =
  /\b(?:(?:boot|compile|build|run-?time|smoke)?[- ]?tested\b(?! (?:by|for|against whether|whether|if)\b)|verified (?:on|with|that|by|using|to)|reproducer|confirmed (?:on|with|that|to)|test(?:s|ing)? (?:on|with|pass(?:es)?|confirm\w*|show\w*)\b|(?:selftests?|unit tests?) (?:pass|still|ran|show|are (?:ok|passing))|measured|benchmark(?:s|ed)?|no longer reproduc\w*)/i

/** The change is about speed or size. */
export const PERFORMANCE =
  /\b(?:performance|speed(?:s|ed)?[- ]?up|faster|latency|throughput|optimi[sz]e[sd]?|boot time|save[sd]? (?:memory|space|bytes))\b/i

/** Another change has to be there first, or comes later. */
export const BUILDS_ON =
  /\b(?:depends? on|dependent on|requires? (?:commit|patch|series|the (?:previous|preceding|patch|commit|series))|on top of (?:the |this |that )?(?:patch|commit|series|_)|prerequisites?|(?:previous|preceding|earlier|next|following|subsequent|later|future|upcoming|other|last|first) (?:patch(?:es)?|commits?|changes?|series)|follow-?up|in preparation|prepar(?:e|es|ing|ation|atory)\b|will be (?:used|needed|added|removed|extended)|in (?:a|the) (?:next|later|following|future)|rest of (?:the|this) series|now that)\b/i

/** What a user has to do, or where it is written down. */
export const ADVICE_TO_USERS =
  /\b(?:use \S+ instead|instead (?:use|of)|should (?:now )?(?:use|switch|set|select)|(?:must|need to|have to) (?:be )?(?:set|select|use|switch|enable|update|change|run)\w*|renamed? (?:to|from)|replaced (?:by|with)|was (?:called|named)|no longer (?:used|needed|exists?|supported|available|selected|set))\b/i

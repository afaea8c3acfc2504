/**
 * Words by which a sentence is taken for an answer. Each list is as narrow as it had to become on real messages:
 * docs/measured.md has the figures.
 */

/** Something is wrong, missing, or not as it should be. */
export const DEFICIENCY =
  /\b(?:not|n't|never|cannot|no longer|without|lacks?|lacking|missing|misses|fail(?:s|ed|ing|ures?)?|errors?|wrong(?:ly)?|incorrect(?:ly)?|invalid|broken|breaks?|broke|bugs?|unable|unused|unnecessary|unneeded|redundant|duplicated?|useless|obsolete|deprecated|outdated|stale|inconsistent|incomplete|insufficient|ambiguous|confusing|misleading|problem(?:s|atic)?|issues?|impossible|hard|difficult|too (?:\w+)|fragile|limited|only|instead of|rather than|however|but|although|though|unfortunately|warn(?:s|ing|ings)?|crash(?:es|ed)?|hangs?|leak(?:s|ed|ing)?|overflow\w*|race|regression|undefined|uninitiali[sz]ed|dead|forgot\w*|neglect\w*|omit\w*|skip(?:s|ped)|ignor(?:es|ed)|lost|los(?:es|ing)|corrupt\w*|unreliable|unsupported|unexpected(?:ly)?|superfluous|hardcoded|hard-coded|currently|used to|needs?|requires?|required|necessary)\b|n't\b/i

/** The author gives a reason. */
export const REASON =
  /\b(?:because|since (?!v?\d|commit|then\b|linux|release|version)|so that|so (?:it|we|they|the|that|this|as to|users?|there)\b|otherwise|(?:in order )?to (?:avoid|prevent|allow|enable|make|fix|reduce|improve|keep|ensure|ease|help|get rid|match|support|simplify|be able|save|be consistent|align|follow|detect|facilitate|silence|handle|speed)\b|as (?:it|they|this|there|we|the|that)\b|therefore|thus|hence|due to|reason|instead of|rather than|which (?:allows?|makes?|means?|leads?|causes?|results?|breaks?|is (?:wrong|why|required|needed|not))|this (?:allows?|makes?|means?|leads?|causes?|caused|results?|breaks?|is (?:wrong|why|required|needed|useful|necessary|because))|leading to|resulting in|results? in|causing|caus(?:es|ed)\b|makes? it (?:easier|possible|harder|simpler|impossible)|in preparation|useful|needed (?:for|by|to|because)|required (?:for|by|to)|allow(?:s|ing)\b|given that|for (?:consistency|the sake)|no (?:longer|need)|not (?:needed|used|necessary)|unused|unneeded)/i

/** What the fault does to those whom it hits. The strong words name it; the weak ones say that something does not go. */
export const STRONG_CONSEQUENCE =
  /\b(?:crash(?:es|ed|ing)?|panics?|panicking|oops(?:es)?|use[- ]after[- ]free|UAF|out[- ]of[- ]bounds?|OOB|(?:buffer|stack|heap|integer|arithmetic) (?:over|under)(?:flow|run)s?|overflow(?:s|ed|ing)?|overruns?|(?:memory|refcount|reference|resource|fd|info(?:rmation)?) leaks?|leak(?:s|ed|ing|age)?|dead-?locks?|hang(?:s|ing)?|hung|lock-?ups?|stalls?|corrupt(?:s|ed|ion|ing)?|data loss|lost data|vulnerab\w+|CVE-\d+|regress(?:ion|ions|ed)|null[- ]pointer|NULL deref\w*|dereferenc\w+|double[- ]free\w*|data race|race condition|infinite(?:ly)? loop\w*|loops? forever|segfaults?|segmentation fault|SIGSEGV|(?:build|compil\w+|link(?:ing|er)?) (?:fail\w*|errors?|warnings?|breaks?|broken)|fail(?:s|ed|ing)? to (?:build|compile|link|boot|start|probe|resume|load)|does(?: not|n't) (?:build|compile|link|boot)|(?:unbootable|bricks?|bricked)|undefined behaviou?r|unaligned access|data abort|exception|reset loop|boot loop|spurious\w*|warns|warning)\b/i

export const WEAK_CONSEQUENCE =
  /\b(?:fail(?:s|ed|ing|ures?)?|does(?: not|n't) (?:work|function|detect|recogni[sz]e|respond)|(?:do|did|is|are|was|were|can|could)(?: not|n't)\b|cannot|stop(?:s|ped) working|not work(?:ing)?|breaks?|broken|broke|unusable|wrong(?:ly)?|incorrect(?:ly)?|errors?|ignored|lost|unexpected(?:ly)?|dropped|garbage|slow(?:er|s)?|timeouts?|times? out|misbehav\w+)\b/i

/** Faults of which a log or a compiler speaks. */
export const PRINTS =
  /\b(?:crash(?:es|ed)?|panics?|oops(?:es)?|splat|BUG|WARNING|warnings?|KASAN|UBSAN|KMSAN|lockdep|backtrace|stack trace|call trace|segfaults?|segmentation fault|(?:build|compil\w+|link\w*) (?:fail\w*|errors?|breakage)|fail(?:s|ed)? to (?:build|compile|link)|error messages?|prints?|complains?|data abort)\b/i

/** Output of a program, as opposed to code or a table that is laid out like one. */
export const OUTPUT =
  /\b(?:error|warning|fatal|failed|failure|cannot|could not|unable to|not found|not supported|Oops|panic|Call Trace|undefined reference|Segmentation fault|SIGSEGV|assertion|refused|timed out|timeout|denied|invalid|No such|unknown|not permitted|leaks? of)\b|\b(?:BUG|WARNING|ERROR|KASAN|UBSAN|KMSAN|RIP|PANIC|FAIL(?:ED)?)\b|^\s*\[ *\d+\.\d+\]|:\d+:\d+: |^\s*#\d+ +(?:0x)?[0-9a-f]|^\s*[=$#>]+ .*\b(?:run|start|load|boot)\b/i

/** What brings the fault about. */
export const TRIGGER =
  /\b(?:when(?:ever|ever)?|if|after|once|while|until|as soon as|every time|each time|in case|upon|during|in (?:some|certain|rare) (?:cases|situations|configurations)|on (?:boot|resume|suspend|probe|reboot|shutdown|removal|boards?|platforms?|systems?|machines?|devices?|big|little|32|64)\b|with (?:gcc|clang|llvm|CONFIG_|a|an|some|newer|older|recent|the|several|multiple|more)|reproduc\w+|triggered|for (?:example|instance))\b/i

/** Somebody saw the change work. */
export const TESTED =
  /\b(?:(?:boot|compile|build|run-?time|smoke)?[- ]?tested\b(?! (?:by|for|against whether|whether|if)\b)|verified (?:on|with|that|by|using|to)|reproducer|confirmed (?:on|with|that|to)|test(?:s|ing)? (?:on|with|pass(?:es)?|confirm\w*|show\w*)|selftests?|unit tests?|measured|benchmark(?:s|ed)?|no longer reproduc\w*)/i

/** The change is about speed or size. */
export const PERFORMANCE =
  /\b(?:performance|speed(?:s|ed)?[- ]?up|faster|latency|throughput|optimi[sz]e[sd]?|boot time|save[sd]? (?:memory|space|bytes))\b/i

/** Another change has to be there first, or comes later. */
export const BUILDS_ON =
  /\b(?:depends? on|dependent on|requires? (?:the|commit|patch|series)|on top of|prerequisites?|(?:previous|preceding|earlier|next|following|subsequent|later|future|upcoming|other|last|first) (?:patch(?:es)?|commits?|changes?|series)|follow-?up|in preparation|prepar(?:e|es|ing|ation|atory)\b|will be (?:used|needed|added|removed|extended)|in (?:a|the) (?:next|later|following|future)|rest of (?:the|this) series|now that)\b/i

/** What a user has to do, or where it is written down. */
export const ADVICE_TO_USERS =
  /\b(?:use \S+ instead|instead (?:use|of)|should (?:now )?(?:use|switch|set|select)|(?:must|need to|have to) (?:be )?(?:set|select|use|switch|enable|update|change|run)\w*|renamed? (?:to|from)|replaced (?:by|with)|was (?:called|named)|no longer (?:used|needed|exists?|supported|available|selected|set))\b/i

/** Whole numbers of 32 bits in a row, four bytes each, of which nobody knows beforehand how many there are. */
export class NumberColumn {
  private numbers: Int32Array
  private length = 0

  /** `room` is for so many numbers at first; more are no matter. */
  constructor(room: number) {
    this.numbers = new Int32Array(room)
  }

  add(value: number): void {
    if (this.length === this.numbers.length) {
      const larger = new Int32Array(2 * this.length)
      larger.set(this.numbers)
      this.numbers = larger
    }
    this.numbers[this.length++] = value
  }

  all(): Int32Array {
    return this.numbers.subarray(0, this.length)
  }
}

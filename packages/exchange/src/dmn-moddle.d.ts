declare module 'dmn-moddle' {
  /** The DMN 1.3 vocabulary; what it makes is told by who uses it. */
  export class DmnModdle {}
}

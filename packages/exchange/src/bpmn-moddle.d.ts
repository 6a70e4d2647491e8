declare module 'bpmn-moddle' {
  /** The BPMN 2.0 vocabulary; what it makes is told by who uses it. */
  export class BpmnModdle {}
}

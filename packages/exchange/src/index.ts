export { lossCatalogue, lossWords, type Loss, type LossCode, type LossGrade } from './loss.ts';
export { readDmn, writeDmn, type DmnRead } from './dmn.ts';
export { writeBpmn, type Written } from './write.ts';
export { readBpmn, type BpmnRead, type ChartRead, type Unreadable } from './read.ts';

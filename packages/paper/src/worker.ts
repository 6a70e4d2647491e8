import { parentPort, workerData } from 'node:worker_threads';
import { printBook, type Order } from './printing.ts';

// Started by `printedBook` alone, which hands over an order.
const book = await printBook(workerData as Order);
parentPort?.postMessage(book);

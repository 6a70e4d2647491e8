import type { CaseworkCode } from '@fiveones/casework';
import type { RefusalCode } from '@fiveones/interpreter';

type TrpcCode =
  | 'BAD_REQUEST'
  | 'UNAUTHORIZED'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'PAYLOAD_TOO_LARGE'
  | 'UNSUPPORTED_MEDIA_TYPE'
  | 'UNPROCESSABLE_CONTENT';

/** What each refusal is to HTTP. Complete by the type checker. */
const codes = {
  'not-signed-in': 'UNAUTHORIZED',
  'not-found': 'NOT_FOUND',
  'not-allowed': 'FORBIDDEN',
  'form-has-problems': 'UNPROCESSABLE_CONTENT',
  'changed-meanwhile': 'CONFLICT',
  'draft-stale': 'CONFLICT',
  'definition-has-errors': 'UNPROCESSABLE_CONTENT',
  'definition-broken': 'UNPROCESSABLE_CONTENT',
  'version-exists': 'CONFLICT',
  'version-malformed': 'BAD_REQUEST',
  'not-a-package': 'UNPROCESSABLE_CONTENT',
  'draft-exists': 'CONFLICT',
  'name-missing': 'UNPROCESSABLE_CONTENT',
  'note-missing': 'UNPROCESSABLE_CONTENT',
  'effective-date-past': 'UNPROCESSABLE_CONTENT',
  'nothing-to-publish': 'UNPROCESSABLE_CONTENT',
  'reviewer-oneself': 'FORBIDDEN',
  'reviewer-unfit': 'UNPROCESSABLE_CONTENT',
  'under-review': 'CONFLICT',
  'not-under-review': 'CONFLICT',
  'review-not-yours': 'FORBIDDEN',
  'no-such-package': 'NOT_FOUND',
  'no-such-version': 'NOT_FOUND',
  'file-too-large': 'PAYLOAD_TOO_LARGE',
  'file-kind': 'UNSUPPORTED_MEDIA_TYPE',
  'demo-only': 'FORBIDDEN',
  'clock-backwards': 'BAD_REQUEST',
  'clock-too-far': 'BAD_REQUEST',
  'input-invalid': 'BAD_REQUEST',
  'too-large': 'PAYLOAD_TOO_LARGE',
  'already-started': 'CONFLICT',
  'not-started': 'NOT_FOUND',
  'instance-ended': 'CONFLICT',
  'no-such-start': 'BAD_REQUEST',
  'task-gone': 'CONFLICT',
  'task-taken': 'CONFLICT',
  'task-not-yours': 'FORBIDDEN',
  'kin-recused': 'FORBIDDEN',
  'same-person': 'FORBIDDEN',
  'opinion-missing': 'UNPROCESSABLE_CONTENT',
  'reason-missing': 'UNPROCESSABLE_CONTENT',
  'ballot-missing': 'UNPROCESSABLE_CONTENT',
  'ballot-invalid': 'UNPROCESSABLE_CONTENT',
  'no-such-way': 'BAD_REQUEST',
  'not-optional': 'CONFLICT',
  'no-way-back': 'CONFLICT',
  'substitute-not-permitted': 'FORBIDDEN',
  'leave-period': 'UNPROCESSABLE_CONTENT',
  'leave-overlaps': 'CONFLICT',
  'operation-off': 'FORBIDDEN',
  'delegated-only': 'FORBIDDEN',
  'signs-only': 'FORBIDDEN',
  'awaits-signers': 'CONFLICT',
  'person-not-permitted': 'FORBIDDEN',
  'nobody-named': 'UNPROCESSABLE_CONTENT',
  'ballot-personal': 'FORBIDDEN',
  'nothing-to-recall': 'CONFLICT',
  'already-read': 'CONFLICT',
  'no-such-reason': 'UNPROCESSABLE_CONTENT',
  'urged-today': 'CONFLICT',
  'own-task': 'CONFLICT',
  'no-such-signer': 'CONFLICT',
  'no-such-notice': 'CONFLICT',
  'no-such-proposal': 'CONFLICT',
  'second-person': 'FORBIDDEN',
  'no-way-there': 'CONFLICT',
  'not-ended': 'CONFLICT',
  'not-awaited': 'CONFLICT',
  'timer-gone': 'CONFLICT',
  'not-asked': 'CONFLICT',
  'no-such-incident': 'CONFLICT',
} satisfies Record<CaseworkCode | RefusalCode, TrpcCode>;

/** The transport's code of a refusal. */
export const codeOf = (code: string): TrpcCode =>
  Object.hasOwn(codes, code) ? codes[code as keyof typeof codes] : 'BAD_REQUEST';

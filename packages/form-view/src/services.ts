import type { ReactNode } from 'react';
import type { FileRef } from '@fiveones/forms';

/** A place of the division of the country. */
export interface Region {
  readonly code: string;
  readonly name: string;
  readonly parent?: string | undefined;
}

/** A value that was taken from somewhere else and is to be confirmed. */
export interface Source {
  /** `2025-11-02 入户` */
  readonly label: string;
  readonly confirmed: boolean;
}

/** Somebody who signs the same paper. */
export interface Signer {
  readonly name: string;
  /** Code of the role, as the signature field has it. */
  readonly role?: string | undefined;
  /** When they signed. */
  readonly at?: string | undefined;
  /** It is their turn here. */
  readonly now: boolean;
}

/** What the form needs from the application around it. Each may be missing; the controls that need it then say so. */
export interface FormServices {
  /** Keeps a file and answers its reference. Rejects when it could not; an error named `Refused` says why in its message. */
  readonly upload?: (file: File) => Promise<FileRef>;
  /** Where the bytes of a stored file can be read. */
  readonly fileUrl?: (id: string) => string;
  readonly regions?: readonly Region[];
  /** The instant of a signature, RFC 3339 with +08:00. */
  readonly now?: () => string;
  /** The place of a signature in words; undefined when there is no position. */
  readonly locate?: () => Promise<string | undefined>;
  /** Who signs the same paper, in order; where the step knows. */
  readonly signers?: readonly Signer[] | undefined;
  /** What is signed, where it is another form than the one with the pad. */
  readonly signedForm?: string | undefined;
  /** Draws what is signed to be read once more, before the pad. */
  readonly readAgain?: (() => ReactNode) | undefined;
  /** Values with a source, by JSON pointer. */
  readonly sources?: ReadonlyMap<string, Source>;
  readonly onConfirm?: (path: string) => void;
  /** Goes to where a part is filled in, by its id: what is read page by page then has a way back to each. */
  readonly onChangePart?: (section: string) => void;
  /** Draws a masked value that may be looked at whole, with what one does for it; by JSON pointer. */
  readonly masked?: {
    readonly paths: ReadonlySet<string>;
    readonly draw: (value: { readonly path: string; readonly shown: string }) => ReactNode;
  };
}

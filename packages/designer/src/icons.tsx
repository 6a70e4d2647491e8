import {
  Banknote, BookOpen, ClipboardCheck, ClipboardList, Clock, Code, FileText, GitBranch, GitFork, Home, Inbox, ListTree, Mail, MailQuestion, Megaphone, MessageSquare, PencilLine, Play, Search, Send, Signature, Split, Stamp, Table, Timer, User, Users, Vote,
  type LucideIcon,
} from 'lucide-react';
import type { IconName } from './kinds.ts';

/** The drawing of each icon a step can bear. */
const drawings = {
  accept: Inbox, survey: Home, review: Vote, notice: Megaphone, audit: ClipboardList, confirm: Stamp, inform: Mail, pay: Banknote, correct: PencilLine, check: Search,
  task: User, rule: Table, wait: Clock, branch: GitBranch, parallel: GitFork, auto: Code, sub: ListTree, start: Play, end: ClipboardCheck, send: Send, call: BookOpen,
  boundary: Timer, race: Split, message: MailQuestion, sign: Signature, talk: MessageSquare, file: FileText, group: Users,
} as const satisfies Record<IconName, LucideIcon>;

/** The icon of a step, decoration only: the name beside it says the same. */
export const StepIcon = ({ name, size = 14 }: { readonly name: IconName; readonly size?: number }) => {
  const Drawing = drawings[name];
  return <Drawing size={size} strokeWidth={2} aria-hidden />;
};


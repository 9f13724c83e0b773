/**
 * What the inbox shows on request: dialogs, sheets and the bar over selected tickets, for `lazyDialog()`. One script
 * rather than one each, because small scripts compress badly: together they are a third lighter (docs/adr/0050).
 */
export { DeleteDialog } from './bulk/delete-dialog.tsx';
export { BulkBar } from './list/bulk-bar.tsx';
export { NewTicket } from './new-ticket.tsx';
export { NotificationPanel } from './notifications/notification-panel.tsx';
export { Palette } from './palette/palette.tsx';
export { SaveAsReply } from './saved-reply-dialog.tsx';
export { ShortcutSheet } from './shortcut-sheet.tsx';
export { PickTime } from './thread/pick-time.tsx';
export { ViewDialog } from './views/view-dialog.tsx';
export { ArticleDialog } from './work/article-dialog.tsx';
export { CallDialog } from './work/call-dialog.tsx';
export { ChildDialog } from './work/child-dialog.tsx';
export { LinkDialog } from './work/link-dialog.tsx';
export { MergeDialog } from './work/merge-dialog.tsx';
export { MoveDialog } from './work/move-dialog.tsx';
export { SplitDialog } from './work/split-dialog.tsx';
export { TransferDialog } from './work/transfer-dialog.tsx';

import { lazyPiece } from '../lazy-dialogs.tsx';

/** What can be done to the selected tickets. */
export const BulkBar = lazyPiece( 'BulkBar', () => <div className="mesa-bulk" aria-busy /> );

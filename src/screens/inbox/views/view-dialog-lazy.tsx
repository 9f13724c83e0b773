import { lazyDialog } from '../lazy-dialogs.tsx';
import type { ViewDialogProps } from './view-dialog.tsx';

const ViewDialog = lazyDialog( 'ViewDialog' );

/** The form of a view, which is loaded when somebody opens it. */
export function viewDialog( props: ViewDialogProps ) {
	return <ViewDialog { ...props } />;
}

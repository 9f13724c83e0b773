import { lazy } from '@wordpress/element';
import type { ViewDialogProps } from './view-dialog.tsx';

const ViewDialog = lazy( async () => ( {
	default: ( await import( /* webpackChunkName: "view-dialog" */ './view-dialog.tsx' ) ).ViewDialog,
} ) );

/** The form of a view, which is loaded when somebody opens it. */
export function viewDialog( props: ViewDialogProps ) {
	return <ViewDialog { ...props } />;
}

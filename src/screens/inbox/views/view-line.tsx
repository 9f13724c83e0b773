import { Button } from '@wordpress/components';
import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import type { View } from '../../../contract/generated/types.ts';
import type { ListQuery } from '../../../store/desk/state.ts';
import type { Failure } from '../../../store/failure.ts';
import { listsStore } from '../../../store/lists/index.ts';
import { notify, notifyFailure } from '../notify.ts';
import { useInbox } from '../use-inbox.ts';
import { differs, viewOfQuery } from './place.ts';
import { viewDialog } from './view-dialog-lazy.tsx';

interface Props {
	/** The view that is open, if any. */
	view: View | undefined;
	query: ListQuery;
}

/** Offers to keep what is searched for, or what was changed about the view that is open. */
export function ViewLine( { view, query }: Props ) {
	const { getContext } = useInbox();
	const { saveView } = useDispatch( listsStore );
	const isChanged = view !== undefined && differs( view, query );
	if ( view ? ! isChanged : ! query.search ) {
		return null;
	}
	const update = async () => {
		try {
			await saveView( viewOfQuery( query ), view?.id );
			notify( __( 'The view is saved.', 'mesa-help-desk' ) );
		} catch ( failure ) {
			notifyFailure( __( 'The view was not saved.', 'mesa-help-desk' ), failure as Failure );
		}
	};
	return (
		<div className="mesa-view-line">
			{ view?.can_edit && (
				<Button variant="link" onClick={ () => void update() }>
					{ __( 'Save the change to this view', 'mesa-help-desk' ) }
				</Button>
			) }
			<Button variant="link" onClick={ () => getContext().show( ( onClose ) => viewDialog( { query, onClose } ) ) }>
				{ view ? __( 'Save as a new view', 'mesa-help-desk' ) : __( 'Save as a view', 'mesa-help-desk' ) }
			</Button>
		</div>
	);
}

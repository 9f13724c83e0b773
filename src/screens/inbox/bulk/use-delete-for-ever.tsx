import { useDispatch } from '@wordpress/data';
import { __ } from '@wordpress/i18n';
import { allows } from '../../../store/boot.ts';
import type { ListQuery } from '../../../store/desk/state.ts';
import type { Failure } from '../../../store/failure.ts';
import { listsStore } from '../../../store/lists/index.ts';
import type { ActionContext } from '../actions/index.ts';
import { notifyFailure } from '../notify.ts';
import { lazyDialog } from '../lazy-dialogs.tsx';
import { newKey, selectionOf } from './use-whole-result.ts';

const DeleteDialog = lazyDialog( 'DeleteDialog' );

interface What {
	/** These tickets; null for everything in the trash that the list stands for. */
	ids: readonly number[] | null;
	onStarted?: () => void;
}

/** Asks, then deletes for ever. Null where nothing lies in the trash, or the person may not. */
export function useDeleteForEver( query: ListQuery, show: ActionContext[ 'show' ], { ids, onStarted }: What ): ( () => void ) | null {
	const { startBulk } = useDispatch( listsStore );
	if ( query.folder !== 'trash' || ! allows( 'mesa_delete_tickets' ) ) {
		return null;
	}
	const start = async () => {
		try {
			await startBulk( {
				client_key: newKey(),
				kind: 'delete',
				...( ids ? { ids: [ ...ids ] } : selectionOf( query ) ),
			} );
			onStarted?.();
		} catch ( failure ) {
			notifyFailure( __( 'Nothing was deleted.', 'mesa-help-desk' ), failure as Failure );
		}
	};
	return () => show( ( onClose ) => <DeleteDialog count={ ids?.length ?? null } onDelete={ () => void start() } onClose={ onClose } /> );
}

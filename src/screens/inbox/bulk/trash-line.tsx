import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ListQuery } from '../../../store/desk/state.ts';
import { useInbox } from '../use-inbox.ts';
import { useDeleteForEver } from './use-delete-for-ever.tsx';

/** In the trash: the way to empty it. */
export function TrashLine( { query, isEmpty }: { query: ListQuery; isEmpty: boolean } ) {
	const { getContext } = useInbox();
	const ask = useDeleteForEver( query, ( render ) => getContext().show( render ), { ids: null } );
	return ask && ! isEmpty ? (
		<p className="mesa-whole">
			<Button variant="link" isDestructive onClick={ ask }>
				{ query.search ? __( 'Delete all of these for ever', 'mesa-help-desk' ) : __( 'Empty the trash', 'mesa-help-desk' ) }
			</Button>
		</p>
	) : null;
}

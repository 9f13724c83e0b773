import { Button } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Ticket } from '../../../contract/generated/types.ts';
import { replaceRoute } from '../../../store/route.ts';
import { separate } from '../work/separate.ts';
import { notify } from '../notify.ts';

/** What stands in place of a ticket that was merged: it leads on by itself, where one may follow. */
export function Signpost( { id, ticket }: { id: number; ticket: Pick< Ticket, 'merged_into' | 'can' > } ) {
	const { merged_into: target } = ticket;
	useEffect( () => {
		if ( target !== null ) {
			replaceRoute( { ticket: target } );
			notify(
				sprintf(
					/* translators: 1: number of a ticket, 2: number of the ticket that it was merged into. */ __(
						'#%1$d was merged into this ticket, #%2$d.',
						'mesa-help-desk'
					),
					id,
					target
				)
			);
		}
	}, [ id, target ] );
	return target === null ? (
		<p className="mesa-signpost" role="status">
			{ __( 'This ticket was merged into another one, which you may not see.', 'mesa-help-desk' ) }
		</p>
	) : null;
}

/** Tickets that went into this one, each of which can come out again. */
export function MergedLine( { id, ticket }: { id: number; ticket: Pick< Ticket, 'merged' | 'can' > } ) {
	if ( ticket.merged.length === 0 || ! ticket.can.edit ) {
		return null;
	}
	return (
		<p className="mesa-merged-line">
			{ __( 'Merged into this ticket:', 'mesa-help-desk' ) }{ ' ' }
			{ ticket.merged.map( ( source ) => (
				<span key={ source }>
					#{ source }{ ' ' }
					<Button variant="link" onClick={ () => void separate( source, id ) }>
						{ __( 'Separate again', 'mesa-help-desk' ) }
						<span className="screen-reader-text"> #{ source }</span>
					</Button>{ ' ' }
				</span>
			) ) }
		</p>
	);
}

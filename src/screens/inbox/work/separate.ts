import { dispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import { api } from '../../../store/api.ts';
import { deskStore } from '../../../store/desk/index.ts';
import { newClientKey } from '../../../store/drafts.ts';
import { toFailure } from '../../../store/failure.ts';
import { notify, notifyFailure } from '../notify.ts';

/** Takes a merge back; with a way to merge once more. */
export async function separate( source: number, target: number ): Promise< void > {
	try {
		const ticket = await api( 'separateTicket', { path: { id: source } } );
		await dispatch( deskStore ).takeTicket( ticket, [ target ] );
		/* translators: %d: number of a ticket. */
		notify( sprintf( __( '#%d is a ticket of its own again.', 'mesa-help-desk' ), source ), () => void mergeAgain( source, target ) );
	} catch ( error ) {
		notifyFailure( __( 'The tickets were not separated.', 'mesa-help-desk' ), toFailure( error ) );
	}
}

async function mergeAgain( source: number, target: number ): Promise< void > {
	try {
		const body = { ids: [ source ], client_key: newClientKey() };
		await dispatch( deskStore ).takeTicket( await api( 'mergeTickets', { path: { id: target }, body } ), [ source ] );
	} catch ( error ) {
		notifyFailure( __( 'The tickets were not merged.', 'mesa-help-desk' ), toFailure( error ) );
	}
}

import { PLANTED, plantedTicket } from '../../seed/planted.ts';
import { list, type Desk } from './desk.ts';

export interface Recall {
	found: number;
	of: number;
	/** Planted words that were looked for in vain. */
	missed: string[];
}

/** Looks for every planted word as the screens do: its ticket has to be on the first page. */
export async function recall( desk: Desk ): Promise< Recall > {
	const missed: string[] = [];
	for ( const [ at, planted ] of PLANTED.entries() ) {
		const asked = list( { folder: 'all', search: planted.query, order: 'newest', per_page: 30 } );
		const answer = await desk.people.all.json< { items: { id: number }[] } >( asked );
		if ( ! answer.items.some( ( ticket ) => ticket.id === plantedTicket( at, desk.tickets ) ) ) {
			missed.push( `${ planted.query } (${ planted.place })` );
		}
	}
	return { found: PLANTED.length - missed.length, of: PLANTED.length, missed };
}

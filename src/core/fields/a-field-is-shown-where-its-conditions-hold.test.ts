import type { TicketField } from '../../contract/generated/types.ts';
import { fieldApplies } from './applies.ts';

const field = ( id: number, part: Partial< TicketField > = {} ): TicketField => ( {
	id,
	name: `Field ${ id }`,
	search_name: `field-${ id }`,
	kind: 'text',
	options: [],
	required: 'no',
	visible_to: 'agents',
	help: '',
	type_ids: [],
	mailbox_ids: [],
	depends_on: null,
	depends_values: [],
	archived: false,
	...part,
} );

const ticket = { type_id: 2, mailbox_id: 7 };
const values = [ { field_id: 1, values: [ 'a', 'b' ] } ];

it.each< [ string, Partial< TicketField >, boolean ] >( [
	[ 'asks for nothing', {}, true ],
	[ 'is archived', { archived: true }, false ],
	[ 'is for another type', { type_ids: [ 1, 3 ] }, false ],
	[ 'is for this type', { type_ids: [ 2 ] }, true ],
	[ 'is for another mailbox', { mailbox_ids: [ 1 ] }, false ],
	[ 'needs any value of another field', { depends_on: 1 }, true ],
	[ 'needs a value that is there', { depends_on: 1, depends_values: [ 'x', 'b' ] }, true ],
	[ 'needs a value that is not there', { depends_on: 1, depends_values: [ 'x' ] }, false ],
	[ 'needs a field that is hidden itself', { depends_on: 3 }, false ],
	[ 'needs a field that is archived', { depends_on: 4, depends_values: [ 'x' ] }, true ],
	[ 'needs a field that nobody knows', { depends_on: 99 }, true ],
	[ 'needs itself', { depends_on: 2 }, false ],
] )( 'a field that %s', ( _what, part, shown ) => {
	const fields = [ field( 1 ), field( 2, part ), field( 3, { type_ids: [ 9 ] } ), field( 4, { archived: true } ) ];
	expect( fieldApplies( fields[ 1 ]!, fields, ticket, [ ...values, { field_id: 3, values: [ 'y' ] } ] ) ).toBe( shown );
} );

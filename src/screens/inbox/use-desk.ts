import { useSelect } from '@wordpress/data';
import { useMemo } from '@wordpress/element';
import type { Person, Tag, TicketRow } from '../../contract/generated/types.ts';
import { deskStore } from '../../store/desk/index.ts';
import { listKey } from '../../store/desk/state.ts';
import type { DeskState, List, ListQuery, OpenTicket } from '../../store/desk/state.ts';
import type { Token } from '../../ui/choices/token-field.tsx';

/** One value out of the desk's state; the component is drawn again only when that value changes. */
export function useDesk< Value >( pick: ( desk: DeskState ) => Value, dependencies: unknown[] = [] ): Value {
	return useSelect( ( select ) => pick( select( deskStore ).getDesk() ), dependencies ); // eslint-disable-line react-hooks/exhaustive-deps -- passed through by the caller
}

export function useRow( id: number | null ): TicketRow | undefined {
	return useDesk( ( desk ) => ( id ? desk.rows[ id ] : undefined ), [ id ] );
}

export function useList( query: ListQuery ): List | undefined {
	const key = listKey( query );
	return useDesk( ( desk ) => desk.lists[ key ], [ key ] );
}

export function useOpenTicket( id: number ): OpenTicket | undefined {
	return useDesk( ( desk ) => desk.tickets[ id ], [ id ] );
}

const NO_PEOPLE: Person[] = [];

export function useAgents(): Person[] {
	return useDesk( ( desk ) => desk.agents ) ?? NO_PEOPLE;
}

export function useMailboxName( id: number ): string {
	return useDesk( ( desk ) => desk.mailboxes?.find( ( mailbox ) => mailbox.id === id )?.name ?? '', [ id ] );
}

const NO_TAGS: readonly Tag[] = [];

/** All tags, as a field offers them. A tag is known by its name: that is what tickets carry. */
export function useTagTokens(): Token[] {
	const tags = useDesk( ( desk ) => desk.tags ) ?? NO_TAGS;
	return useMemo( () => tags.map( ( { name } ) => ( { value: name, label: name } ) ), [ tags ] );
}

import type { FieldValue, Person, TicketBefore, TicketPatch, TicketRow } from '../../contract/generated/types.ts';

function sameName( a: string, b: string ): boolean {
	return a.localeCompare( b, undefined, { sensitivity: 'base' } ) === 0;
}

function has( names: readonly string[], name: string ): boolean {
	return names.some( ( each ) => sameName( each, name ) );
}

/** The tags of a ticket after a patch, by name. */
function tagsAfter( tags: readonly string[], { tags: whole, add_tags: add = [], remove_tags: remove = [] }: TicketPatch ): string[] {
	const kept = ( whole ?? tags ).filter( ( tag ) => ! has( remove, tag ) );
	return [ ...kept, ...add.filter( ( tag ) => ! has( kept, tag ) ) ].sort( ( a, b ) => a.localeCompare( b ) );
}

/** What a row looks like with a patch on it. */
export function preview( row: TicketRow, patch: TicketPatch, agents: readonly Person[] ): TicketRow {
	const { status, priority, subject, unread, snoozed_until: until, assignee_id: assignee } = patch;
	const own = patch.status_id ?? ( status === undefined || status === row.status ? row.status_id : 0 );
	return {
		...row,
		tags: tagsAfter( row.tags, patch ),
		status_id: own,
		...( patch.team_id === undefined ? {} : { team_id: patch.team_id } ),
		...( patch.type_id === undefined ? {} : { type_id: patch.type_id } ),
		...( status === undefined ? {} : { status } ),
		...( priority === undefined ? {} : { priority } ),
		...( subject === undefined ? {} : { subject } ),
		...( unread === undefined ? {} : { unread } ),
		...( patch.mailbox_id === undefined ? {} : { mailbox_id: patch.mailbox_id } ),
		...( patch.locked === undefined ? {} : { locked: patch.locked } ),
		...( until === undefined ? {} : { snoozed_until: until } ),
		...( assignee === undefined ? {} : { assignee: agents.find( ( agent ) => agent.id === assignee ) ?? null } ),
	};
}

/** What a ticket was before a change; subject and read mark as far as this browser knew them. */
export type Before = TicketBefore & Partial< Pick< TicketRow, 'subject' | 'unread' > >;

/** What a row is, in the fields of a patch. */
export function beforeOf( row: TicketRow, fields: readonly FieldValue[] = [] ): Before {
	const { status, status_id, team_id, type_id, snoozed_until, priority, tags, subject, unread } = row;
	return {
		// What was merged is not changed at all.
		status: status === 'merged' ? 'closed' : status,
		status_id,
		team_id,
		type_id,
		fields: [ ...fields ],
		snoozed_until,
		priority,
		tags,
		subject,
		unread,
		locked: row.locked,
		mailbox_id: row.mailbox_id,
		assignee_id: row.assignee?.id ?? null,
	};
}

/** What a field holds among some; nothing where it is not among them. */
function fieldIn( fields: readonly FieldValue[], id: number ): FieldValue {
	return fields.find( ( field ) => field.field_id === id ) ?? { field_id: id, values: [] };
}

/** A ticket's fields with new values in some of them. */
export function fieldsAfter( fields: readonly FieldValue[], changed: readonly FieldValue[] = [] ): FieldValue[] {
	const kept = fields.filter( ( { field_id: id } ) => ! changed.some( ( each ) => each.field_id === id ) );
	return [ ...kept, ...changed.filter( ( { values } ) => values.length > 0 ) ];
}

/** The patch that takes a patch back; empty when it changed nothing. */
export function reverse( before: Before, patch: TicketPatch ): TicketPatch {
	// Only what the patch itself did: a tag that a colleague has put on meanwhile stays.
	const added = ( patch.add_tags ?? [] ).filter( ( tag ) => ! has( before.tags, tag ) );
	const removed = before.tags.filter( ( tag ) => has( patch.remove_tags ?? [], tag ) );
	return {
		...( patch.status === undefined && patch.status_id === undefined ? {} : { status: before.status, status_id: before.status_id } ),
		...( patch.team_id === undefined ? {} : { team_id: before.team_id } ),
		...( patch.type_id === undefined ? {} : { type_id: before.type_id } ),
		...( patch.fields === undefined ? {} : { fields: patch.fields.map( ( { field_id: id } ) => fieldIn( before.fields, id ) ) } ),
		...( patch.priority === undefined ? {} : { priority: before.priority } ),
		...( patch.subject === undefined || before.subject === undefined ? {} : { subject: before.subject } ),
		...( patch.unread === undefined || before.unread === undefined ? {} : { unread: before.unread } ),
		...( patch.mailbox_id === undefined ? {} : { mailbox_id: before.mailbox_id } ),
		...( patch.locked === undefined && ! ( before.locked && patch.status !== undefined ) ? {} : { locked: before.locked } ),
		...( patch.assignee_id === undefined && patch.team_id === undefined && patch.mailbox_id === undefined
			? {}
			: { assignee_id: before.assignee_id } ),
		...( before.status === 'snoozed' && patch.status !== undefined ? { snoozed_until: before.snoozed_until } : {} ),
		...( patch.tags === undefined ? {} : { tags: before.tags } ),
		...( added.length > 0 ? { remove_tags: added } : {} ),
		...( removed.length > 0 ? { add_tags: removed } : {} ),
	};
}

/** What nobody can be in the way of: one's own read mark, and single tags put on or taken off. */
export function isFreeOfConflicts( patch: TicketPatch ): boolean {
	return Object.keys( patch ).every( ( name ) => [ 'unread', 'add_tags', 'remove_tags', 'fields' ].includes( name ) );
}

/** Whether somebody else changed the very thing that this patch wants to change. */
export function collides( before: TicketRow, now: TicketRow, patch: TicketPatch ): boolean {
	return (
		( patch.status !== undefined && before.status !== now.status ) ||
		( patch.status_id !== undefined && before.status_id !== now.status_id ) ||
		( patch.team_id !== undefined && before.team_id !== now.team_id ) ||
		( patch.mailbox_id !== undefined && before.mailbox_id !== now.mailbox_id ) ||
		( patch.type_id !== undefined && before.type_id !== now.type_id ) ||
		( patch.priority !== undefined && before.priority !== now.priority ) ||
		( patch.subject !== undefined && before.subject !== now.subject ) ||
		( patch.assignee_id !== undefined && before.assignee?.id !== now.assignee?.id ) ||
		( patch.tags !== undefined && before.tags.join( '\n' ) !== now.tags.join( '\n' ) )
	);
}

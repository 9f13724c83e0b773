/** What was asked of the desk, and what it said it has done. Each thing carries a mark that nothing else has. */

export interface Written {
	/** mail: a customer's; reply, note: an agent's; subject: a ticket's new subject. */
	kind: 'mail' | 'reply' | 'note' | 'subject';
	/** The key that makes it this one: message_key, client_key; of a subject the mark again. */
	key: string;
	/** Words that are nowhere else. */
	mark: string;
	/** Some head has said that it is done. What is not acknowledged may be there once, or not at all. */
	acknowledged: boolean;
	/** The ticket, where it is known. */
	ticket: number;
	/** The ticket that an answer belongs to; 0: a new one, or no mail. */
	belongs: number;
}

export class Ledger {
	readonly entries: Written[] = [];
	/** Changes of several tickets at once that were acknowledged, counted by ticket. */
	bulk = 0;
	/** Status, priority and assignee of one ticket, acknowledged. */
	changes = 0;

	note( kind: Written[ 'kind' ], key: string, mark: string, ticket = 0 ): Written {
		const entry: Written = { kind, key, mark, acknowledged: false, ticket, belongs: 0 };
		this.entries.push( entry );
		return entry;
	}

	/** Acknowledged writes. */
	get written(): number {
		return this.entries.filter( ( entry ) => entry.acknowledged ).length + this.bulk + this.changes;
	}
}

import type { LogEntry } from '../../../contract/generated/types.ts';
import { toCsv } from './csv.ts';

const entry: LogEntry = {
	id: 'e1',
	group: 'changes',
	type: 'subject_changed',
	actor: { id: 7, name: 'Ana "Nita" Ruiz', avatar: '' },
	actor_id: 7,
	words: '=HYPERLINK("https://evil.example")',
	ticket_id: 12,
	message_id: null,
	subject: 'One,\ntwo',
	created_at: '2026-11-22T07:00:00Z',
};

it( 'runs no formula that a customer has written, and keeps every word in its cell', () => {
	const lines = toCsv( [ 'When' ], [ entry, { ...entry, actor: null, actor_id: 0, ticket_id: null, subject: '', words: '+1' } ] );
	expect( lines ).toBe(
		'\uFEFF"When"\r\n' +
			'"2026-11-22T07:00:00Z","Ana ""Nita"" Ruiz","7","\'=HYPERLINK(""https://evil.example"")","subject_changed","12","One,\ntwo"\r\n' +
			'"2026-11-22T07:00:00Z","Mesa","","\'+1","subject_changed","",""\r\n'
	);
} );

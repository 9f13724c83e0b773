/** hoodiecrow-imap brings no types; these are what the tools use. */
declare module 'hoodiecrow-imap' {
	interface StoredMessage {
		raw: string;
		uid?: number;
		flags?: string[];
		internaldate?: Date | string;
	}
	export type FetchHandler = ( connection: unknown, message: { uid: number }, query: object ) => unknown;
	type CommandHandler = (
		connection: {
			send: ( response: object, description: string ) => void;
			socket: import( 'node:net' ).Socket;
			/** What takes the next line instead of a command, false for nothing. */
			inputHandler?: false | ( ( line: string ) => void );
		},
		parsed: { tag: string },
		data: unknown,
		done: () => void
	) => void;
	interface ImapServer {
		listen: ( port: number, host: string, done: () => void ) => void;
		close: ( done?: () => void ) => void;
		/** @param raw A binary string: one character a byte. */
		appendMessage: ( folder: string, flags: string[], date: Date | false, raw: string ) => { message: { uid: number } };
		/** What a FETCH item answers, by its name; null is NIL, and what is thrown refuses the command. */
		fetchHandlers: Record< string, FetchHandler >;
		setCommandHandler: ( command: string, handler: CommandHandler ) => void;
		getCommandHandler: ( command: string ) => CommandHandler;
		getMailbox: ( folder: string ) => { messages: StoredMessage[] };
		users: Record< string, { password: string; xoauth2?: { accessToken: string } } >;
		server: import( 'node:net' ).Server;
	}
	export default function hoodiecrow( options: {
		plugins?: string[];
		users?: Record< string, { password: string } >;
		storage?: Record<
			string,
			{ messages?: StoredMessage[]; uidnext?: number; uidvalidity?: number; folders?: Record< string, object > }
		>;
		secureConnection?: boolean;
		credentials?: { key: string; cert: string };
	} ): ImapServer;
}

/** What it answers unless it is told otherwise. */
declare module 'hoodiecrow-imap/lib/commands/handlers/fetch.js' {
	const handlers: { BODY: import( 'hoodiecrow-imap' ).FetchHandler };
	export default handlers;
}

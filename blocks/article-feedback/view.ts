/** The questions under an article, answered without leaving the page. */
import { getConfig, getContext, store, withScope } from '@wordpress/interactivity';
import { withSyncEvent } from '../shared/interactivity.ts';
import { said, type Said } from './said.ts';

interface Context {
	endpoint: string;
	/** Whether there is a second form. */
	more: boolean;
	/** Which of the two was pressed. */
	yes: boolean;
	no: boolean;
	asking: boolean;
	done: boolean;
	busy: boolean;
	status: string;
}

interface Config {
	/** For articles that only people who are logged in may read. */
	nonce?: string;
	words: Record< 'thanks' | 'done' | 'failed', string >;
}

const space = 'mesa/article-feedback';
const config = () => getConfig( space ) as Config;

async function send( endpoint: string, body: Said ): Promise< void > {
	const { nonce } = config();
	const answer = await fetch( endpoint, {
		method: 'POST',
		headers: { 'Content-Type': 'application/json', ...( nonce ? { 'X-WP-Nonce': nonce } : {} ) },
		body: JSON.stringify( body ),
		keepalive: true,
	} );
	if ( ! answer.ok ) {
		throw new Error( String( answer.status ) );
	}
}

/** Shows the answer at once, and takes it back when it does not arrive. */
async function vote( context: Context, helpful: boolean ): Promise< void > {
	const { words } = config();
	const before = { yes: context.yes, no: context.no, asking: context.asking, status: context.status };
	context.yes = helpful;
	context.no = ! helpful;
	context.asking = context.more && ! context.done;
	context.status = words.thanks;
	try {
		await send( context.endpoint, { helpful } );
	} catch {
		Object.assign( context, before, { status: words.failed } );
	}
}

async function tell( context: Context, form: HTMLFormElement ): Promise< void > {
	const { words } = config();
	const body = said( new FormData( form ) );
	context.busy = true;
	try {
		if ( Object.keys( body ).length > 0 ) {
			await send( context.endpoint, body );
		}
		// The button that had the focus vanishes with its form.
		const section = form.closest< HTMLElement >( '.mesa-feedback' );
		context.asking = false;
		context.done = true;
		context.status = words.done;
		section?.querySelector< HTMLElement >( '[aria-pressed="true"]' )?.focus( { preventScroll: true } );
	} catch {
		context.status = words.failed;
	}
	context.busy = false;
}

store( space, {
	actions: {
		vote: withSyncEvent( ( event: SubmitEvent ) => {
			event.preventDefault();
			const context = getContext< Context >();
			const run = withScope( () => vote( context, ( event.submitter as HTMLButtonElement | null )?.value === 'yes' ) );
			void run();
		} ),
		tell: withSyncEvent( ( event: SubmitEvent ) => {
			event.preventDefault();
			const context = getContext< Context >();
			const form = event.currentTarget as HTMLFormElement;
			if ( ! context.busy ) {
				const run = withScope( () => tell( context, form ) );
				void run();
			}
		} ),
	},
} );

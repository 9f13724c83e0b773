import { Icon } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { caution, check } from '@wordpress/icons';
import type { PollerStatus } from '../../contract/generated/types.ts';
import { getBoot } from '../../store/boot.ts';
import { goTo, routeUrl, useRoute } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { useNow } from '../../ui/clock.ts';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { parseTime } from '../../ui/time.ts';

const REFRESH_MS = 15_000;
/** A poller in `watch` speaks every minute or so; one run by cron every five at the latest. */
const QUIET_MS = 15 * 60_000;

/** The site's address, without wp-admin. */
function siteUrl(): string {
	return getBoot()
		.adminUrl.replace( /wp-admin\/?$/, '' )
		.replace( /\/$/, '' );
}

function Commands() {
	return (
		<ol className="mesa-commands">
			<li>
				<p>
					{ __(
						'On a computer that is always on (this server will do), with Node 20 or newer, connect once:',
						'mesa-help-desk'
					) }
				</p>
				<pre>
					<code>{ `node mesa-poller.mjs connect ${ siteUrl() }` }</code>
				</pre>
			</li>
			<li>
				<p>{ __( 'Then let it watch your mailboxes:', 'mesa-help-desk' ) }</p>
				<pre>
					<code>node mesa-poller.mjs watch</code>
				</pre>
				<p className="mesa-quiet">{ __( 'Or make one pass at a time from cron:', 'mesa-help-desk' ) }</p>
				<pre>
					<code>* * * * * node /path/to/mesa-poller.mjs run</code>
				</pre>
			</li>
		</ol>
	);
}

/** Says in one line what failed for good, with the way there. The list can always be opened. */
function FailedLine( { poller }: { poller: PollerStatus } ) {
	const route = useRoute();
	const failed = poller.dead_letters + poller.jobs_failed;
	const target = { ...route, section: 'failed' };
	return (
		<p className={ failed > 0 ? 'mesa-health is-broken' : 'mesa-health' }>
			<Icon icon={ failed > 0 ? caution : check } size={ 20 } />
			<span>
				{ poller.dead_letters > 0 &&
					sprintf(
						/* translators: %d: number of mails. */ _n(
							'%d mail could not be taken in.',
							'%d mails could not be taken in.',
							poller.dead_letters,
							'mesa-help-desk'
						),
						poller.dead_letters
					) }{ ' ' }
				{ poller.jobs_failed > 0 &&
					sprintf(
						/* translators: %d: number of replies and tasks. */ _n(
							'%d reply or task failed for good.',
							'%d replies or tasks failed for good.',
							poller.jobs_failed,
							'mesa-help-desk'
						),
						poller.jobs_failed
					) }{ ' ' }
				{ poller.letters_trying > 0 &&
					sprintf(
						/* translators: %d: number of mails. */ _n(
							'%d mail is being tried again.',
							'%d mails are being tried again.',
							poller.letters_trying,
							'mesa-help-desk'
						),
						poller.letters_trying
					) }{ ' ' }
				{ failed + poller.letters_trying === 0 && __( 'No mail has failed.', 'mesa-help-desk' ) }{ ' ' }
				<a
					href={ routeUrl( target ) }
					onClick={ ( event ) => {
						event.preventDefault();
						goTo( { section: 'failed' } );
					} }
				>
					{ __( 'Failed mail', 'mesa-help-desk' ) }
				</a>
			</span>
		</p>
	);
}

/** Whether mail is being fetched and sent, and how to begin when it is not. */
export function PollerPanel() {
	const poller = useSelect( ( select ) => select( settingsStore ).getSettingsState().poller, [] );
	const { loadPoller } = useDispatch( settingsStore );
	const now = useNow();
	useEffect( () => {
		void loadPoller();
		const timer = setInterval( () => document.visibilityState === 'visible' && void loadPoller(), REFRESH_MS );
		return () => clearInterval( timer );
	}, [ loadPoller ] );

	if ( ! poller ) {
		return <Skeleton kind="panel" rows={ 2 } />;
	}
	const isAlive = poller.seen_at !== null && now.getTime() - parseTime( poller.seen_at ).getTime() < QUIET_MS;
	return (
		<div className="mesa-poller">
			<p className={ isAlive ? 'mesa-health is-ok' : 'mesa-health is-broken' }>
				<Icon icon={ isAlive ? check : caution } size={ 20 } />
				{ poller.seen_at ? (
					<span>
						{ isAlive
							? __( 'The mail poller is at work.', 'mesa-help-desk' )
							: __( 'The mail poller has gone quiet: no new mail is fetched.', 'mesa-help-desk' ) }{ ' ' }
						{ __( 'Last heard:', 'mesa-help-desk' ) } <TimeAgo time={ poller.seen_at } />
						{ poller.version && ` · ${ poller.version }` }
					</span>
				) : (
					<span>
						{ __( 'No mail poller has reported yet. It is the small program that fetches your mail.', 'mesa-help-desk' ) }
					</span>
				) }
			</p>
			{ poller.jobs_waiting > 0 && (
				<p className="mesa-quiet">
					{ sprintf(
						/* translators: %d: number of tasks. */ _n(
							'%d task waits for its time: a mail to send, or a snoozed ticket to wake.',
							'%d tasks wait for their time: mails to send, or snoozed tickets to wake.',
							poller.jobs_waiting,
							'mesa-help-desk'
						),
						poller.jobs_waiting
					) }
				</p>
			) }
			<FailedLine poller={ poller } />
			{ isAlive ? (
				<details>
					<summary>{ __( 'How to run it', 'mesa-help-desk' ) }</summary>
					<Commands />
				</details>
			) : (
				<Commands />
			) }
		</div>
	);
}

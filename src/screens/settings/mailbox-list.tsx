import { Button, Icon } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { cancelCircleFilled, check, envelope, pending } from '@wordpress/icons';
import type { Mailbox } from '../../contract/generated/types.ts';
import { goTo, routeUrl, useRoute } from '../../store/route.ts';
import { settingsStore } from '../../store/settings/index.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FailedState } from '../../ui/failed-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { TimeAgo } from '../../ui/time-ago.tsx';
import { ImportProgress } from './import-progress.tsx';

/** How often the progress of an import is asked for. */
const IMPORT_MS = 10_000;

function Health( { mailbox }: { mailbox: Mailbox | undefined } ) {
	if ( ! mailbox ) {
		return null;
	}
	if ( ! mailbox.active ) {
		return <span className="mesa-quiet">{ __( 'Switched off', 'mesa-help-desk' ) }</span>;
	}
	if ( mailbox.state.status === 'error' ) {
		return (
			<span className="mesa-health is-broken">
				<Icon icon={ cancelCircleFilled } size={ 18 } />
				<span>
					{ mailbox.state.error || __( 'The last try failed.', 'mesa-help-desk' ) }{ ' ' }
					{ mailbox.sign_in && mailbox.sign_in.status !== 'ok' && (
						<Button variant="link" onClick={ () => goTo( { section: String( mailbox.id ) } ) }>
							{ mailbox.sign_in.status === 'reconnect'
								? __( 'Reconnect', 'mesa-help-desk' )
								: __( 'Open its settings', 'mesa-help-desk' ) }
						</Button>
					) }
				</span>
			</span>
		);
	}
	if ( mailbox.state.status === 'never' || ! mailbox.state.checked_at ) {
		return (
			<span className="mesa-health">
				<Icon icon={ pending } size={ 18 } />
				{ mailbox.incoming ? __( 'Not fetched yet', 'mesa-help-desk' ) : __( 'Mail is piped in', 'mesa-help-desk' ) }
			</span>
		);
	}
	return (
		<span className="mesa-health is-ok">
			<Icon icon={ check } size={ 18 } />
			{ __( 'Fetched', 'mesa-help-desk' ) } <TimeAgo time={ mailbox.state.checked_at } />
		</span>
	);
}

/** Every mailbox with its health; the way to its form. */
export function MailboxList() {
	const route = useRoute();
	const { mailboxes, details, failure } = useSelect( ( select ) => select( settingsStore ).getSettingsState(), [] );
	const { loadMailboxes, loadMailbox } = useDispatch( settingsStore );
	useEffect( () => {
		void loadMailboxes();
	}, [ loadMailboxes ] );
	const ids = mailboxes?.map( ( mailbox ) => mailbox.id ).join();
	useEffect( () => {
		// Their health is in the details. A mailbox that cannot be read is listed without it.
		ids?.split( ',' )
			.filter( Boolean )
			.forEach( ( id ) => loadMailbox( Number( id ) ).catch( () => undefined ) );
	}, [ ids, loadMailbox ] );
	const importing = Object.values( details )
		.filter( ( mailbox ) => mailbox.import )
		.map( ( mailbox ) => mailbox.id )
		.join();
	useEffect( () => {
		if ( ! importing ) {
			return;
		}
		const look = () => importing.split( ',' ).forEach( ( id ) => loadMailbox( Number( id ) ).catch( () => undefined ) );
		const timer = setInterval( () => document.visibilityState === 'visible' && look(), IMPORT_MS );
		return () => clearInterval( timer );
	}, [ importing, loadMailbox ] );

	if ( ! mailboxes ) {
		return failure ? (
			<FailedState message={ failure.message } onRetry={ () => void loadMailboxes() } />
		) : (
			<Skeleton kind="form" rows={ 3 } />
		);
	}
	const add = (
		<Button
			variant={ mailboxes.length === 0 ? 'primary' : 'secondary' }
			__next40pxDefaultSize
			onClick={ () => goTo( { section: 'new' } ) }
		>
			{ __( 'Connect a mailbox', 'mesa-help-desk' ) }
		</Button>
	);
	if ( mailboxes.length === 0 ) {
		return (
			<EmptyState icon={ envelope } title={ __( 'No mailbox yet', 'mesa-help-desk' ) }>
				<p>
					{ __(
						'Connect the address your customers write to. Each mail becomes a ticket, and your replies leave from the same address.',
						'mesa-help-desk'
					) }
				</p>
				{ add }
			</EmptyState>
		);
	}
	return (
		<>
			<ul className="mesa-mailboxes">
				{ mailboxes.map( ( mailbox ) => (
					<li key={ mailbox.id }>
						<a
							href={ routeUrl( { ...route, section: String( mailbox.id ) } ) }
							onClick={ ( event ) => {
								event.preventDefault();
								goTo( { section: String( mailbox.id ) } );
							} }
						>
							<strong>{ mailbox.name }</strong>
							<bdi>{ mailbox.address }</bdi>
						</a>
						<div className="mesa-mailboxes__state">
							<Health mailbox={ details[ mailbox.id ] } />
							{ details[ mailbox.id ] && <ImportProgress mailbox={ details[ mailbox.id ] as Mailbox } /> }
						</div>
					</li>
				) ) }
			</ul>
			{ add }
		</>
	);
}

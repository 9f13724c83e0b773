import { Button, Icon } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { cancelCircleFilled, caution, check } from '@wordpress/icons';
import type { Mailbox } from '../../../contract/generated/types.ts';
import { TimeAgo } from '../../../ui/time-ago.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ClientForm } from './client-form.tsx';
import type { ClientState } from './use-client.ts';
import { BRAND, type AccountProvider } from './words.ts';

export interface AccountActions {
	/** Saves the form and goes to the provider. */
	connect: () => void;
	confirm: () => void;
	disconnect: () => void;
}

interface Props extends AccountActions {
	provider: AccountProvider;
	/** As it is stored; null before the mailbox is. */
	signIn: Mailbox[ 'sign_in' ];
	address: string;
	client: ClientState;
	busy: boolean;
	errors: Record< string, string >;
}

function Failed( { words }: { words: string } ) {
	return (
		<p className="mesa-account__failed" role="alert">
			<Icon icon={ cancelCircleFilled } size={ 20 } />
			<span dir="auto">{ words }</span>
		</p>
	);
}

function Connected( { signIn, brand }: { signIn: NonNullable< Mailbox[ 'sign_in' ] >; brand: string } ) {
	return (
		<p className="mesa-account__ok">
			<Icon icon={ check } size={ 20 } />
			<span>
				{ sprintf(
					/* translators: 1: "Google" or "Microsoft", 2: mail address. */ __( 'Connected with %1$s as %2$s', 'mesa-help-desk' ),
					brand,
					signIn.account
				) }
				{ signIn.connected_at && (
					<>
						{ ' · ' }
						<TimeAgo time={ signIn.connected_at } />
					</>
				) }
			</span>
		</p>
	);
}

function Unconfirmed( { account, address, brand }: { account: string; address: string; brand: string } ) {
	return (
		<p className="mesa-account__warning" role="alert">
			<Icon icon={ caution } size={ 20 } />
			<span>
				{ account === ''
					? sprintf(
							/* translators: %s: "Google" or "Microsoft". */
							__(
								'%s does not tell which account signed in. No mail is read until you say that it is the right one.',
								'mesa-help-desk'
							),
							brand
						)
					: sprintf(
							/* translators: 1: mail address that signed in, 2: the mailbox's mail address. */
							__(
								'You signed in as %1$s, but this mailbox is %2$s. No mail is read until you say that this is right: otherwise the private mail of %1$s would become tickets.',
								'mesa-help-desk'
							),
							account,
							address
						) }
			</span>
		</p>
	);
}

/** The account that a mailbox logs in with: set up, connect, confirm, reconnect. */
export function Account( { provider, signIn, address, client, busy, errors, connect, confirm, disconnect }: Props ) {
	const brand = BRAND[ provider ];
	const status = signIn?.status ?? 'none';
	const isUsed = status === 'ok' || status === 'unconfirmed';
	if ( ! client.client ) {
		return <Skeleton kind="form" rows={ 2 } />;
	}
	const connectLabel =
		status === 'reconnect' || status === 'setup'
			? /* translators: %s: "Google" or "Microsoft". */ sprintf( __( 'Reconnect with %s', 'mesa-help-desk' ), brand )
			: isUsed
				? __( 'Sign in with another account', 'mesa-help-desk' )
				: /* translators: %s: "Google" or "Microsoft". */ sprintf( __( 'Connect with %s', 'mesa-help-desk' ), brand );
	return (
		<div className="mesa-account">
			{ status === 'ok' && signIn && <Connected signIn={ signIn } brand={ brand } /> }
			{ status === 'unconfirmed' && <Unconfirmed account={ signIn?.account ?? '' } address={ address } brand={ brand } /> }
			{ signIn?.error && <Failed words={ signIn.error } /> }
			{ client.isOpen && <ClientForm provider={ provider } state={ client } errors={ errors } /> }
			<div className="mesa-account__buttons">
				{ status === 'unconfirmed' && (
					<Button variant="primary" __next40pxDefaultSize disabled={ busy } onClick={ confirm }>
						{ __( 'Yes, use this account', 'mesa-help-desk' ) }
					</Button>
				) }
				<Button
					variant={ isUsed ? 'secondary' : 'primary' }
					__next40pxDefaultSize
					isBusy={ busy }
					disabled={ busy }
					onClick={ connect }
				>
					{ connectLabel }
				</Button>
				{ ( isUsed || status === 'reconnect' ) && (
					<Button variant="tertiary" __next40pxDefaultSize disabled={ busy } onClick={ disconnect }>
						{ __( 'Disconnect', 'mesa-help-desk' ) }
					</Button>
				) }
				{ ! client.isOpen && (
					<Button variant="link" onClick={ client.open }>
						{ __( 'Change client ID or secret', 'mesa-help-desk' ) }
					</Button>
				) }
			</div>
			{ ! isUsed && (
				<p className="mesa-quiet">
					{ sprintf(
						/* translators: %s: "Google" or "Microsoft". */
						__( 'You go to %s, choose the account, and come back here. No password is stored.', 'mesa-help-desk' ),
						brand
					) }
				</p>
			) }
		</div>
	);
}

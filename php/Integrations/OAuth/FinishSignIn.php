<?php
/**
 * Coming back from Google or Microsoft.
 *
 * @package Mesa
 */

namespace Mesa\Integrations\OAuth;

use Mesa\Actions\Mailboxes\StartSignIn;
use Mesa\Data\Mail\GrantStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Data\Mail\SignInStore;
use Mesa\Domain\MailProvider;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Turns what the provider sends people back with into a stored permission. What goes wrong on the way is noted on the
 * mailbox, for its settings to show; a permission that was there before goes on working.
 */
final class FinishSignIn {
	/**
	 * Takes what it needs.
	 *
	 * @param SignInStore       $sign_ins  Who began what.
	 * @param MailboxStore      $mailboxes The mailboxes.
	 * @param SignInClientStore $clients   The site's clients.
	 * @param GrantStore        $grants    Keeps the permission.
	 * @param TokenEndpoint     $endpoint  Asks providers.
	 */
	public function __construct(
		private readonly SignInStore $sign_ins,
		private readonly MailboxStore $mailboxes,
		private readonly SignInClientStore $clients,
		private readonly GrantStore $grants,
		private readonly TokenEndpoint $endpoint
	) {}

	/**
	 * Finishes one sign-in.
	 *
	 * @param array<string, string> $query   What came back: state, and code or error and error_description.
	 * @param int                   $user_id Who brings it.
	 * @return int The mailbox.
	 * @throws Refusal When it belongs to nothing that this person has begun lately.
	 */
	public function finish( array $query, int $user_id ): int {
		$state   = $query['state'] ?? '';
		$pending = $this->sign_ins->take( $state, $user_id )
			?? throw Refusal::because( 'mesa_sign_in_expired', __( 'This sign-in has expired, was used already, or was begun by somebody else. Nothing was changed. Please begin again in the mailbox\'s settings.', 'mesa-help-desk' ), 400 );
		$mailbox = $this->mailboxes->find( $pending['mailbox_id'] );
		if ( null === $mailbox || MailProvider::of_mailbox( $mailbox ) !== $pending['provider'] ) {
			throw Refusal::because( 'mesa_sign_in_expired', __( 'The mailbox was removed or changed while you were signing in. Nothing was changed.', 'mesa-help-desk' ), 400 );
		}
		try {
			$this->keep( $mailbox, $pending, $query );
		} catch ( EndpointFailure | Refusal $failure ) {
			$this->grants->note( $mailbox['id'], $pending['provider'], $failure->getMessage() );
		}
		return $mailbox['id'];
	}

	/**
	 * Gets the tokens and keeps them.
	 *
	 * @param array<string, mixed>                                        $mailbox As MailboxStore::find() gives it.
	 * @param array{mailbox_id: int, provider: string, verifier: string}  $pending Who began what.
	 * @param array<string, string>                                       $query   What came back.
	 * @throws EndpointFailure|Refusal When there is nothing to keep.
	 */
	private function keep( array $mailbox, array $pending, array $query ): void {
		$client   = $this->clients->find( $pending['provider'] );
		$provider = MailProvider::of( $pending['provider'], $client['tenant'] );
		if ( '' === ( $query['code'] ?? '' ) ) {
			throw new EndpointFailure( self::declined( $provider->name, $query ), EndpointFailure::REVOKED );
		}
		$answer = $this->endpoint->exchange( $provider, $client, $query['code'], $pending['verifier'] );
		if ( '' !== $answer['scope'] && array_diff( array_map( strtolower( ... ), $provider->needed_scopes ), explode( ' ', strtolower( $answer['scope'] ) ) ) ) {
			/* translators: %s: "Google" or "Microsoft" */
			throw new EndpointFailure( sprintf( __( '%s has not given permission to read and send mail. Please connect again and leave the tick at mail on the permission page.', 'mesa-help-desk' ), $provider->name ), EndpointFailure::REVOKED );
		}
		if ( '' === $answer['refresh'] ) {
			/* translators: %s: "Google" or "Microsoft" */
			throw new EndpointFailure( sprintf( __( '%s gave permission for an hour only. Please connect again; if this comes back, remove this site from the account\'s list of connected apps first.', 'mesa-help-desk' ), $provider->name ), EndpointFailure::REVOKED );
		}
		$accounts = IdToken::addresses( $answer['id_token'], $client['client_id'], StartSignIn::nonce( $query['state'] ) );
		$tokens   = array( 'access' => $answer['access'], 'refresh' => $answer['refresh'] ) + GrantTokens::times( $answer['expires_in'] );
		$match    = self::matching( $mailbox, $accounts );
		$this->grants->connect( $mailbox['id'], $provider->id, $match ?? $accounts[0] ?? '', null === $match ? 'unconfirmed' : 'ok', $tokens );
		if ( null !== $match ) {
			$this->mailboxes->clear_error( $mailbox['id'] );
		}
	}

	/**
	 * The account's address that the mailbox logs in with, or null: then it is somebody's other account, and their private
	 * mail would become tickets.
	 *
	 * @param array<string, mixed> $mailbox  As MailboxStore::find() gives it.
	 * @param list<string>         $accounts The account's addresses.
	 */
	private static function matching( array $mailbox, array $accounts ): ?string {
		foreach ( $accounts as $account ) {
			$fits = true;
			foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
				$is_ours = 'password' !== ( $mailbox[ $leg ]['auth'] ?? 'password' );
				$fits    = $fits && ( ! $is_ours || self::plain( $mailbox[ $leg ]['username'] ) === self::plain( $account ) );
			}
			if ( $fits ) {
				return $account;
			}
		}
		return null;
	}

	/**
	 * An address as it is compared: Google's two domains are one.
	 *
	 * @param string $address The address.
	 */
	private static function plain( string $address ): string {
		return (string) preg_replace( '/@googlemail\.com$/', '@gmail.com', strtolower( trim( $address ) ) );
	}

	/**
	 * Why somebody came back without a code.
	 *
	 * @param string                $name  "Google" or "Microsoft".
	 * @param array<string, string> $query What came back.
	 */
	private static function declined( string $name, array $query ): string {
		$code = $query['error'] ?? '';
		if ( 'access_denied' === $code ) {
			/* translators: %s: "Google" or "Microsoft" */
			return sprintf( __( '%s says that permission was not given. Nothing was changed. If you did not decline yourself, an administrator of the account may have to allow it.', 'mesa-help-desk' ), $name );
		}
		$words = TokenEndpoint::one_line( '' !== ( $query['error_description'] ?? '' ) ? $query['error_description'] : $code );
		/* translators: 1: "Google" or "Microsoft", 2: its own words */
		return sprintf( __( '%1$s did not let you sign in. It said: "%2$s"', 'mesa-help-desk' ), $name, $words );
	}
}

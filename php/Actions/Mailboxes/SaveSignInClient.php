<?php
/**
 * Entering a provider's client.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Mailboxes;

use Mesa\Data\Mail\GrantStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Domain\Refusal;

defined( 'ABSPATH' ) || exit;

/**
 * Takes the contract's "sign-in-client-input". One client a provider serves all mailboxes of the site.
 */
final class SaveSignInClient {
	/**
	 * Takes what it needs.
	 *
	 * @param SignInClientStore $clients The clients.
	 * @param GrantStore        $grants  What was granted to them.
	 */
	public function __construct( private readonly SignInClientStore $clients, private readonly GrantStore $grants ) {}

	/**
	 * Keeps it.
	 *
	 * @param array{provider: string, client_id: string, client_secret?: string, tenant?: string} $input The fields.
	 * @throws Refusal When a field is wrong.
	 */
	public function save( array $input ): void {
		$provider = $input['provider'];
		$old      = $this->clients->find( $provider );
		$id       = trim( $input['client_id'] );
		$is_same  = $id === $old['client_id'];
		$secret   = trim( $input['client_secret'] ?? ( $is_same ? (string) $old['secret'] : '' ) );
		$tenant   = trim( $input['tenant'] ?? $old['tenant'] );
		if ( preg_match( '/[^\x21-\x7E]/', $id ) ) {
			throw Refusal::invalid( 'client_id', __( 'A client id has no spaces or special characters. Please copy it again.', 'mesa-help-desk' ) );
		}
		if ( '' !== $id && '' === $secret ) {
			throw Refusal::invalid( 'client_secret', __( 'Please paste the client secret as well.', 'mesa-help-desk' ) );
		}
		if ( ! preg_match( '/^[A-Za-z0-9.-]*$/', $tenant ) ) {
			throw Refusal::invalid( 'tenant', __( 'A directory is "common", a domain such as example.com, or a long id with dashes.', 'mesa-help-desk' ) );
		}
		$this->clients->save( $provider, $id, $secret, $tenant );
		/* translators: %s: "Google" or "Microsoft" */
		$words = sprintf( __( 'The client id for %s has changed. Please connect the account again.', 'mesa-help-desk' ), ucfirst( $provider ) );
		$this->grants->client_changed( $provider, $is_same || '' === $old['client_id'] ? '' : $words );
	}
}

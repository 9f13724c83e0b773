<?php
/**
 * /mailboxes/{id}/sign-in and /sign-in
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Mailboxes\ConfirmSignIn;
use Mesa\Actions\Mailboxes\SaveSignInClient;
use Mesa\Actions\Mailboxes\StartSignIn;
use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\MailProvider;
use Mesa\Domain\Refusal;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Connecting mailboxes with Google and Microsoft.
 */
final class SignInController {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore      $mailboxes The mailboxes.
	 * @param SignInClientStore $clients   The site's clients.
	 * @param SaveSignInClient  $save      Changes them.
	 * @param StartSignIn       $start     Begins to connect.
	 * @param ConfirmSignIn     $confirm   Takes another account than expected.
	 * @param AccessTokens      $tokens    Forgets an account.
	 * @param MailboxMemberStore $members  Who may see them.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly SignInClientStore $clients,
		private readonly SaveSignInClient $save,
		private readonly StartSignIn $start,
		private readonly ConfirmSignIn $confirm,
		private readonly AccessTokens $tokens,
		private readonly MailboxMemberStore $members
	) {}

	/**
	 * Operation startSignIn.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{url: string}
	 */
	public function start( WP_REST_Request $request ): array {
		return array( 'url' => $this->start->start( (int) $request['id'], get_current_user_id() ) );
	}

	/**
	 * Operation confirmSignIn.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function confirm( WP_REST_Request $request ): array {
		$this->confirm->confirm( (int) $request['id'] );
		return $this->mailbox( (int) $request['id'] );
	}

	/**
	 * Operation endSignIn.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function end( WP_REST_Request $request ): array {
		$this->mailbox( (int) $request['id'] );
		$this->tokens->forget( (int) $request['id'] );
		$this->mailboxes->refresh();
		return $this->mailbox( (int) $request['id'] );
	}

	/**
	 * Operation listSignInClients.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function clients(): array {
		return array_map( $this->client( ... ), MailProvider::IDS );
	}

	/**
	 * Operation saveSignInClient.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function save( WP_REST_Request $request ): array {
		$input = array_intersect_key( $request->get_params(), array_flip( array( 'provider', 'client_id', 'client_secret', 'tenant' ) ) );
		$this->save->save( array_map( 'strval', $input ) );
		return $this->client( (string) $request['provider'] );
	}

	/**
	 * The contract's "sign-in-client".
	 *
	 * @param string $provider "google" or "microsoft".
	 * @return array{provider: string, client_id: string, has_secret: bool, tenant: string, redirect_uri: string}
	 */
	private function client( string $provider ): array {
		$client = $this->clients->find( $provider );
		return array(
			'provider'     => $provider,
			'client_id'    => $client['client_id'],
			'has_secret'   => null !== $client['secret'] && '' !== $client['secret'],
			'tenant'       => $client['tenant'],
			'redirect_uri' => MailProvider::redirect_uri(),
		);
	}

	/**
	 * A mailbox as an answer.
	 *
	 * @param int $id The mailbox.
	 * @return array<string, mixed>
	 * @throws Refusal When it does not exist.
	 */
	private function mailbox( int $id ): array {
		return MailboxPresenter::full( $this->mailboxes->find( $id ) ?? throw Refusal::not_found(), $this->members->of( $id ), null, $this->members->teams_of( $id ) );
	}
}

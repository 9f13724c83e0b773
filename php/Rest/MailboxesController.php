<?php
/**
 * /mailboxes
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\MailboxPolicy;
use Mesa\Actions\Mailboxes\DeleteMailbox;
use Mesa\Actions\Mailboxes\SaveMailbox;
use Mesa\Contract\Contract;
use Mesa\Data\Mail\MailboxMemberStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\MailProvider;
use Mesa\Domain\MailboxProbe;
use Mesa\Domain\MailboxRules;
use Mesa\Domain\Refusal;
use Mesa\Domain\TokenFailure;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * The mailboxes and their settings.
 */
final class MailboxesController {
	/**
	 * Takes what it needs.
	 *
	 * @param MailboxStore  $mailboxes The mailboxes.
	 * @param SaveMailbox   $save      Adds and changes.
	 * @param DeleteMailbox $delete    Removes.
	 * @param MailboxProbe  $probe     Tries settings.
	 * @param AccessTokens  $tokens    Log in where no password does.
	 * @param MailboxMemberStore $members Who may see them.
	 * @param MailboxPolicy $policy    Decides who does.
	 */
	public function __construct(
		private readonly MailboxStore $mailboxes,
		private readonly SaveMailbox $save,
		private readonly DeleteMailbox $delete,
		private readonly MailboxProbe $probe,
		private readonly AccessTokens $tokens,
		private readonly MailboxMemberStore $members,
		private readonly MailboxPolicy $policy
	) {}

	/**
	 * Operation listMailboxes: those that the caller may see.
	 *
	 * @return list<array<string, mixed>>
	 */
	public function index(): array {
		$scope = $this->policy->scope( get_current_user_id() );
		return array_map( MailboxPresenter::summary( ... ), array_values( array_filter( $this->mailboxes->all(), static fn( array $mailbox ): bool => $scope->includes( $mailbox['id'] ) ) ) );
	}

	/**
	 * Operation createMailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function create( WP_REST_Request $request ): array {
		return $this->answer( $this->save->add( $this->input( $request ) ) );
	}

	/**
	 * Operation getMailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function show( WP_REST_Request $request ): array {
		return $this->answer( (int) $request['id'] );
	}

	/**
	 * Operation updateMailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	public function update( WP_REST_Request $request ): array {
		$this->save->change( (int) $request['id'], $this->input( $request ) );
		return $this->answer( (int) $request['id'] );
	}

	/**
	 * Operation deleteMailbox.
	 *
	 * @param WP_REST_Request $request The request.
	 */
	public function delete( WP_REST_Request $request ): WP_REST_Response {
		$this->delete->delete( (int) $request['id'] );
		return new WP_REST_Response( null, 204 );
	}

	/**
	 * Operation testMailbox: tries what is given; what is left out is taken from the mailbox `id`.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{ok: bool, steps: list<array<string, mixed>>}
	 * @throws Refusal When a field is wrong or the mailbox does not exist.
	 */
	public function test( WP_REST_Request $request ): array {
		$input   = $this->input( $request );
		$old     = array();
		$secrets = array( 'incoming' => '', 'outgoing' => '' );
		if ( isset( $request['id'] ) ) {
			$old = $this->mailboxes->find( (int) $request['id'] ) ?? throw Refusal::not_found();
			$secrets = $this->mailboxes->secrets( $old['id'] );
		}
		$servers = array();
		foreach ( array( 'incoming', 'outgoing' ) as $leg ) {
			$stored          = $old[ $leg ] ?? null;
			$servers[ $leg ] = MailboxRules::server( $leg, array_key_exists( $leg, $input ) ? $input[ $leg ] : $stored );
			MailboxRules::check_password_move( $leg, $stored, $servers[ $leg ], '' !== $secrets[ $leg ] && ! isset( $input[ $leg . '_password' ] ) );
			$secrets[ $leg ] = (string) ( $input[ $leg . '_password' ] ?? $secrets[ $leg ] );
		}
		if ( null === $servers['incoming'] && null === $servers['outgoing'] ) {
			throw Refusal::invalid( 'incoming', __( 'There is no server to try yet.', 'mesa-help-desk' ) );
		}
		$folders = $input['folders'] ?? $old['folders'] ?? array( 'INBOX' );
		if ( 'move' === ( $input['after_fetch'] ?? $old['after_fetch'] ?? '' ) ) {
			$folders[] = $input['move_to'] ?? $old['move_to'] ?? '';
		}
		$folders = array_values( array_unique( array_filter( $folders, 'strlen' ) ) );
		$steps   = array();
		foreach ( array_filter( $servers ) as $leg => $server ) {
			$try   = fn( string $secret ): array => 'incoming' === $leg ? $this->probe->incoming( $server, $secret, $folders ) : $this->probe->outgoing( $server, $secret );
			$tried = isset( $server['auth'] ) ? $this->try_with_token( $leg, MailProvider::of_mailbox( $old ) === $server['auth'] ? $old['id'] : 0, $try ) : $try( $secrets[ $leg ] );
			$steps = array_merge( $steps, $tried );
		}
		return array(
			'ok'    => ! in_array( false, array_column( $steps, 'ok' ), true ),
			'steps' => $steps,
		);
	}

	/**
	 * Tries a server with the token of the connected account; with a new one when the server refuses the stored one.
	 *
	 * @param string                     $leg        "incoming" or "outgoing".
	 * @param int                        $mailbox_id The mailbox; 0 when it is not stored yet.
	 * @param callable(string): array    $attempt    Tries with a token.
	 * @return list<array<string, mixed>> Steps.
	 */
	private function try_with_token( string $leg, int $mailbox_id, callable $attempt ): array {
		$begin = microtime( true );
		$step  = static fn( bool $ok, string $detail ): array => array(
			'leg'    => $leg,
			'step'   => 'token',
			'ok'     => $ok,
			'ms'     => (int) round( ( microtime( true ) - $begin ) * 1000 ),
			'detail' => $detail,
		);
		if ( 0 === $mailbox_id ) {
			return array( $step( false, __( 'Save the mailbox and connect its account first.', 'mesa-help-desk' ) ) );
		}
		try {
			$token = $this->tokens->token( $mailbox_id )['token'];
			$first = $step( true, __( 'The account is connected.', 'mesa-help-desk' ) );
			$tried = $attempt( $token );
			$last  = end( $tried );
			if ( false !== $last && 'login' === $last['step'] && ! $last['ok'] ) {
				$tried = $attempt( $this->tokens->token( $mailbox_id, hash( 'sha256', $token ) )['token'] );
			}
		} catch ( TokenFailure $failure ) {
			return array( $step( false, $failure->getMessage() ) );
		}
		return array( $first, ...$tried );
	}

	/**
	 * The fields of "mailbox-input" that were sent. A field may be sent as null, so asking for its value is not enough.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed>
	 */
	private function input( WP_REST_Request $request ): array {
		$input = array();
		foreach ( array_keys( Contract::schema( 'mailbox-input' )['properties'] ) as $name ) {
			if ( ! $request->has_param( $name ) ) {
				continue;
			}
			$input[ $name ] = $request->get_param( $name );
			if ( null === $input[ $name ] && ! in_array( $name, array( 'incoming', 'outgoing', 'import_since' ), true ) ) {
				/* translators: %s: name of a field */
				throw Refusal::invalid( $name, sprintf( __( 'The field "%s" is empty.', 'mesa-help-desk' ), $name ) );
			}
		}
		return $input;
	}

	/**
	 * A mailbox as an answer.
	 *
	 * @param int $id The mailbox.
	 * @return array<string, mixed>
	 * @throws Refusal When it does not exist.
	 */
	private function answer( int $id ): array {
		return MailboxPresenter::full( $this->mailboxes->find( $id ) ?? throw Refusal::not_found(), $this->members->of( $id ), $this->mailboxes->import( $id ), $this->members->teams_of( $id ) );
	}
}

<?php
/**
 * The mail that a customer has asked for.
 *
 * @package Mesa
 */

namespace Mesa\Jobs;

use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Domain\AutomaticHeaders;
use Mesa\Domain\EmailAddress;
use Mesa\Jobs\Outgoing\Delivery;
use Mesa\Jobs\Outgoing\Mail;
use Mesa\Jobs\Outgoing\Outcome;
use Mesa\Jobs\Outgoing\ReplyComposer;

defined( 'ABSPATH' ) || exit;

/**
 * Sends the link to all tickets of an address; the job's subject is one of them. Of an address that is not known there is
 * a job too, which ends here, unless an account asked for its own: it gets a link by which its address is proven.
 */
final class SendPortalLink implements Handler {
	private const TRIES = 3;

	/**
	 * Takes what it needs.
	 *
	 * @param TicketStore                                         $tickets   Tickets.
	 * @param MailboxStore                                        $mailboxes Who it comes from.
	 * @param Delivery                                            $delivery  Sends.
	 * @param \Closure(int, string, string): (array{string, string}|null) $link      Gives address and link of whoever takes part in a ticket under a name, and where the link was asked for; null for nobody.
	 * @param \Closure(int, string, string): (array{string, string}|null) $to_account Gives address and link of an account that has no tickets, while it has the address of this name.
	 */
	public function __construct( private readonly TicketStore $tickets, private readonly MailboxStore $mailboxes, private readonly Delivery $delivery, private readonly \Closure $link, private readonly \Closure $to_account ) {}

	/**
	 * Sends it.
	 *
	 * @param array<string, mixed> $job A Job.
	 * @throws TryLater When the server puts it off.
	 */
	public function run( array $job ): void {
		$ticket = $this->tickets->find( $job['subject_id'] );
		$person = (string) ( $job['payload']['person'] ?? '' );
		$place  = (string) ( $job['payload']['place'] ?? '' );
		$found  = null === $ticket ? ( $this->to_account )( (int) ( $job['payload']['user'] ?? 0 ), $person, $place ) : ( $this->link )( $ticket['id'], $person, $place );
		$box    = null === $found ? null : ( $this->mailboxes->find( $ticket['mailbox_id'] ?? 0 ) ?? $this->mailboxes->find( $this->mailboxes->default_id() ) );
		if ( null === $box || $this->mailboxes->is_own( $found[0] ) ) {
			return;
		}
		$switched = switch_to_locale( get_locale() );
		$mail     = self::mail( $found[0], $found[1], $box, $job['id'], null === $ticket );
		if ( $switched ) {
			restore_previous_locale();
		}
		try {
			$outcome = $this->delivery->send( $mail, $box, $this->delivery->secret( $box ), false );
		} catch ( GiveUp ) {
			return;
		} catch ( TryLater $error ) {
			$outcome = new Outcome( Outcome::LATER, $error->getMessage() );
		}
		if ( Outcome::LATER === $outcome->verdict && $job['attempts'] + 1 < self::TRIES ) {
			throw new TryLater( $outcome->words );
		}
	}

	/**
	 * The mail.
	 *
	 * @param string               $address To whom.
	 * @param string               $link    The link.
	 * @param array<string, mixed> $mailbox From where.
	 * @param int                  $job_id  Makes its Message-ID.
	 * @param bool                 $is_new  There are no requests yet.
	 */
	private static function mail( string $address, string $link, array $mailbox, int $job_id, bool $is_new ): Mail {
		$site = wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES );
		/* translators: %s: name of the site */
		$subject = sprintf( __( 'Your link to your requests at %s', 'mesa-help-desk' ), $site );
		$intro = $is_new
			/* translators: %s: name of the site */
			? sprintf( __( 'Here is the link that you asked for. With it we know that this address of your account at %s is yours. It works for one hour, in the browser in which you are logged in.', 'mesa-help-desk' ), $site )
			/* translators: %s: name of the site */
			: sprintf( __( 'Here is the link that you asked for. It shows your requests at %s and works for one hour.', 'mesa-help-desk' ), $site );
		$outro = __( 'If you did not ask for it, you need not do anything: without this mail nobody gets in.', 'mesa-help-desk' );
		$html  = '<p>' . esc_html( $intro ) . '</p><p><a href="' . esc_url( $link ) . '">' . esc_html__( 'Show my requests', 'mesa-help-desk' ) . '</a></p><p style="color:#50575e">' . esc_html( $outro ) . '</p>';
		return new Mail(
			from: array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ),
			to: array( array( 'address' => $address, 'name' => '' ) ),
			cc: array(),
			bcc: array(),
			subject: $subject,
			html: ReplyComposer::page( $html ),
			text: "$intro\n\n$link\n\n$outro\n",
			message_id: sprintf( '<mesa-link.%d.%s@%s>', $job_id, bin2hex( random_bytes( 6 ) ), EmailAddress::domain( $mailbox['address'] ) ?: 'mesa.invalid' ),
			headers: AutomaticHeaders::of( false ),
			null_sender: true
		);
	}

	/**
	 * The runner died: it may have left, and asking again costs a click.
	 *
	 * @param array<string, mixed> $job A Job.
	 */
	public function abandoned( array $job ): bool {
		return false;
	}

	/**
	 * Nobody waits for a word about it.
	 *
	 * @param array<string, mixed> $job    A Job.
	 * @param string               $error  Why.
	 * @param int                  $run_at When, as Unix time.
	 */
	public function postponed( array $job, string $error, int $run_at ): void {}

	/**
	 * They ask again.
	 *
	 * @param array<string, mixed> $job   A Job.
	 * @param string               $error Why.
	 */
	public function gave_up( array $job, string $error ): void {}
}

<?php
/**
 * The look of mail, tried.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Data\Mail\MailLookStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Domain\EmailAddress;
use Mesa\Jobs\GiveUp;
use Mesa\Jobs\TryLater;

defined( 'ABSPATH' ) || exit;

/**
 * Makes the newest reply once more in a look that is being chosen, and sends it to whoever chooses. A desk without
 * replies gets an example.
 *
 * @phpstan-import-type Look from MailLookStore
 */
final class LookPreview {
	/**
	 * Takes what it needs.
	 *
	 * @param MessageStore $messages  Messages.
	 * @param MailboxStore $mailboxes Mailboxes.
	 * @param Delivery     $delivery  Sends.
	 * @param \Closure     $composer  (Look): ReplyComposer.
	 * @param \Closure     $sees      (int $mailbox_id, int $user_id): bool. Whose replies somebody may be shown.
	 */
	public function __construct(
		private readonly MessageStore $messages,
		private readonly MailboxStore $mailboxes,
		private readonly Delivery $delivery,
		private readonly \Closure $composer,
		private readonly \Closure $sees
	) {}

	/**
	 * The mail.
	 *
	 * @param Look   $look    The look.
	 * @param string $style   "plain" or "look".
	 * @param int    $user_id To whom it would be sent.
	 */
	public function mail( array $look, string $style, int $user_id ): Mail {
		$user    = get_userdata( $user_id );
		$message = $this->newest( $user_id ) ?? self::example( $user_id );
		$mailbox = $this->mailbox( $message );
		$mail    = ( $this->composer )( $look )->compose( $message, array( 'mail_style' => $style ) + $mailbox );
		return new Mail(
			...array(
				// Nothing that could bring an answer into the ticket, or a second copy to the customer.
				'to'          => array( array( 'address' => $user ? $user->user_email : '', 'name' => $user ? $user->display_name : '' ) ),
				'cc'          => array(),
				'bcc'         => array(),
				/* translators: %s: subject of a mail */
				'subject'     => sprintf( __( 'Test: %s', 'mesa-help-desk' ), (string) $message['subject'] ),
				'message_id'  => sprintf( '<mesa-look.%s@%s>', bin2hex( random_bytes( 8 ) ), EmailAddress::domain( $mailbox['address'] ) ),
				'in_reply_to' => '',
				'references'  => '',
				'files'       => array_values( array_filter( $mail->files, static fn( array $file ): bool => ! empty( $file['content_id'] ) ) ),
				'headers'     => array( 'Auto-Submitted' => 'auto-generated' ),
			) + get_object_vars( $mail )
		);
	}

	/**
	 * Sends it.
	 *
	 * @param Look   $look    The look.
	 * @param string $style   "plain" or "look".
	 * @param int    $user_id To whom.
	 * @return array{sent: bool, address: string, detail: string}
	 */
	public function send( array $look, string $style, int $user_id ): array {
		$mail    = $this->mail( $look, $style, $user_id );
		$address = $mail->to[0]['address'];
		$mailbox = $this->mailbox( $this->newest( $user_id ) ?? array() );
		try {
			$outcome = $this->delivery->send( $mail, $mailbox, $this->delivery->secret( $mailbox ), true );
		} catch ( GiveUp | TryLater $error ) {
			$outcome = new Outcome( Outcome::REFUSED, $error->getMessage() );
		}
		return array(
			'sent'    => Outcome::SENT === $outcome->verdict,
			'address' => $address,
			'detail'  => Outcome::SENT === $outcome->verdict ? '' : $outcome->words,
		);
	}

	/**
	 * The newest reply, when it may be shown.
	 *
	 * @param int $user_id To whom.
	 * @return array<string, mixed>|null
	 */
	private function newest( int $user_id ): ?array {
		$newest = $this->messages->newest_reply();
		return null !== $newest && ( $this->sees )( $newest['mailbox_id'], $user_id ) ? $newest : null;
	}

	/**
	 * Where it leaves.
	 *
	 * @param array<string, mixed> $message The reply.
	 * @return array<string, mixed> As MailboxStore::find() gives it; the site itself while there is none.
	 */
	private function mailbox( array $message ): array {
		return $this->mailboxes->find( (int) ( $message['mailbox_id'] ?? 0 ) ) ?? $this->mailboxes->find( $this->mailboxes->default_id() ) ?? array(
			'id'        => 0,
			'name'      => wp_specialchars_decode( (string) get_option( 'blogname' ), ENT_QUOTES ),
			'address'   => (string) get_option( 'admin_email' ),
			'signature' => '',
			'outgoing'  => null,
		);
	}

	/**
	 * An example.
	 *
	 * @param int $user_id Who writes it.
	 * @return array<string, mixed> Like a message's row.
	 */
	private static function example( int $user_id ): array {
		$html = '<p>' . esc_html__( 'Hello Ana,', 'mesa-help-desk' ) . '</p><p>' . esc_html__( 'your parcel left us this morning and should be with you on Thursday. You can follow it with the link in the mail from the carrier.', 'mesa-help-desk' ) . '</p>';
		return array(
			'id'            => 0,
			'ticket_id'     => 0,
			'mailbox_id'    => 0,
			'author_id'     => $user_id,
			'automatic'     => null,
			'recipients'    => (string) wp_json_encode( array( 'to' => array( array( 'address' => 'ana@example.org', 'name' => 'Ana' ) ) ) ),
			'subject'       => __( 'Where is my order?', 'mesa-help-desk' ),
			'body_html'     => $html,
			'body_text'     => '',
			'visible_html'  => $html,
			'visible_text'  => '',
			'quotes'        => 'nothing',
			'message_id'    => '',
			'in_reply_to'   => '',
			'reference_ids' => '',
		);
	}
}

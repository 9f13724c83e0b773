<?php
/**
 * A notification as mail.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Domain\AgentCommands;
use Mesa\Domain\AgentRefusal;
use Mesa\Domain\AgentToken;
use Mesa\Domain\AgentWords;
use Mesa\Domain\EmailAddress;
use Mesa\Domain\NotificationKind;
use Mesa\Domain\NotificationWords;
use Mesa\Domain\SubjectToken;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Tells an agent in one mail what happened, in the customer's words, and how to answer. In the agent's language.
 */
final class NotificationComposer {
	/** Longer messages are cut; the ticket has them whole. Bytes. */
	private const LONGEST = 20_000;

	/**
	 * Takes what it needs.
	 *
	 * @param AgentToken      $tokens      Proves an answer.
	 * @param SubjectToken    $subjects    Marks the subject.
	 * @param AttachmentStore $attachments The message's files.
	 * @param SettingsStore   $settings    How answers come back.
	 * @param \Closure        $link        (int $ticket_id) → the ticket's address in wp-admin.
	 */
	public function __construct(
		private readonly AgentToken $tokens,
		private readonly SubjectToken $subjects,
		private readonly AttachmentStore $attachments,
		private readonly SettingsStore $settings,
		private readonly \Closure $link
	) {}

	/**
	 * The mail.
	 *
	 * @param array<string, mixed>      $job     Its payload as Actions\AgentMail\NotifyAgents writes it, and `id`, `created` (Unix time).
	 * @param \WP_User                  $user    To whom.
	 * @param array<string, mixed>|null $ticket  The ticket; null when it is gone.
	 * @param array<string, mixed>|null $message What it is about.
	 * @param array<string, mixed>      $mailbox Where it leaves.
	 */
	public function compose( array $job, \WP_User $user, ?array $ticket, ?array $message, array $mailbox ): Mail {
		$is_refusal  = NotificationKind::REFUSED === $job['kind'];
		$answerable  = in_array( $job['kind'], NotificationKind::ANSWERABLE, true );
		$can_answer  = $answerable && null !== $ticket && user_can( $user, 'mesa_reply' );
		$token       = $this->tokens->make( $ticket['id'] ?? 0, $user->ID, $job['created'] + AgentToken::LIFETIME );
		$address     = $can_answer && $this->settings->get( 'agent_reply_plus' ) ? AgentToken::address( $mailbox['address'], $token ) : null;
		$domain      = EmailAddress::domain( $mailbox['address'] );
		$switched    = switch_to_user_locale( $user->ID );
		$parts       = $this->parts( $job, $ticket, $message, $can_answer );
		$subject     = $this->subject( $is_refusal ? (string) ( $message['subject'] ?? '' ) : (string) ( $ticket['subject'] ?? '' ) );
		$mail        = new Mail(
			from: array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ),
			to: array( array( 'address' => $user->user_email, 'name' => $user->display_name ) ),
			cc: array(),
			bcc: array(),
			subject: null === $ticket ? $subject : $this->subjects->tag( $subject, $ticket['id'] ),
			html: self::html( $parts ),
			text: self::text( $parts ),
			// An answer to a refusal or a colleague's note proves nothing, lest "thank you" goes to the customer.
			message_id: ! $answerable ? sprintf( '<mesa-r.%d.%d@%s>', $ticket['id'] ?? 0, $job['id'], $domain ) : AgentToken::message_id( $token, 'j' . $job['id'], $domain ),
			in_reply_to: $is_refusal ? (string) ( $message['message_id'] ?? '' ) : '',
			// One thread for each ticket in the agent's mail program.
			references: sprintf( '<mesa-t.%d@%s>', $ticket['id'] ?? 0, $domain ),
			headers: array_filter(
				array(
					'Reply-To'                 => $address ?? '',
					'Auto-Submitted'           => $is_refusal ? 'auto-replied' : 'auto-generated',
					// All but NDR: Exchange shall say when the address does not work.
					'X-Auto-Response-Suppress' => 'DR, RN, NRN, OOF, AutoReply',
				)
			)
		);
		if ( $switched ) {
			restore_previous_locale();
		}
		return $mail;
	}

	/**
	 * What the mail says: kind => text, in order. "words" are the customer's, "link" is an address.
	 *
	 * @param array<string, mixed>      $job        As in compose().
	 * @param array<string, mixed>|null $ticket     The ticket.
	 * @param array<string, mixed>|null $message    What it is about.
	 * @param bool                      $can_answer Whether an answer reaches the customer.
	 * @return array<string, string>
	 */
	private function parts( array $job, ?array $ticket, ?array $message, bool $can_answer ): array {
		$number = (int) ( $ticket['id'] ?? 0 );
		$parts  = array();
		if ( $can_answer ) {
			/* translators: a line at the top of a mail; the answer has to be written above it */
			$parts['mark'] = AgentWords::mark( __( 'Write your answer above this line', 'mesa-help-desk' ), $number );
		}
		$parts['headline'] = $this->headline( $job, $ticket, $message );
		if ( NotificationKind::REFUSED === $job['kind'] ) {
			$reason          = AgentRefusal::tryFrom( (string) $job['reason'] ) ?? AgentRefusal::Other;
			$parts['reason'] = trim( $reason->words() . ' ' . $job['detail'] );
		}
		if ( null !== $message ) {
			$parts['words'] = Text::clip_bytes( trim( (string) $message['visible_text'] ), self::LONGEST );
			$parts['files'] = $this->files( $message['id'] );
		}
		if ( null !== $ticket ) {
			$parts['link'] = ( $this->link )( $number );
		}
		if ( $can_answer ) {
			/* translators: %s: the customer's name or address */
			$parts['hint'] = sprintf( __( 'Answer this mail to reply to %s. Only what you write above the quoted text is sent, in your name.', 'mesa-help-desk' ), self::writer( $job, $ticket, $message ) );
			/* translators: %s: a list of commands */
			$parts['commands'] = sprintf( __( 'The first lines may be commands: %s', 'mesa-help-desk' ), AgentCommands::help() );
		}
		return array_filter( $parts, static fn( string $part ): bool => '' !== $part );
	}

	/**
	 * What happened, in one sentence.
	 *
	 * @param array<string, mixed>      $job     As in compose().
	 * @param array<string, mixed>|null $ticket  The ticket.
	 * @param array<string, mixed>|null $message What it is about.
	 */
	private function headline( array $job, ?array $ticket, ?array $message ): string {
		$number   = (int) ( $ticket['id'] ?? 0 );
		$customer = self::writer( $job, $ticket, $message );
		$actor    = get_userdata( (int) ( $job['actor_id'] ?? 0 ) );
		$actor    = $actor ? $actor->display_name : '';
		return match ( true ) {
			NotificationKind::REFUSED !== $job['kind'] => NotificationWords::of( (string) $job['kind'], $actor, (string) ( $message['kind'] ?? '' ), $customer, $number, count( $job['others'] ?? array() ) ),
			0 === $number                              => __( 'Your answer was not sent to the customer.', 'mesa-help-desk' ),
			/* translators: %d: ticket number */
			default                                    => sprintf( __( 'Your answer on ticket #%d was not sent to the customer. It is kept there as a note.', 'mesa-help-desk' ), $number ),
		};
	}

	/**
	 * Who wrote: the ticket's customer, or somebody else on it who answered.
	 *
	 * @param array<string, mixed>      $job     As in compose().
	 * @param array<string, mixed>|null $ticket  The ticket.
	 * @param array<string, mixed>|null $message What it is about.
	 */
	private static function writer( array $job, ?array $ticket, ?array $message ): string {
		$names = array( $ticket['customer_name'] ?? '', $ticket['customer_email'] ?? '' );
		if ( NotificationKind::ANSWERED === $job['kind'] && null !== $message ) {
			$names = array( $message['from_name'], $message['from_address'], ...$names );
		}
		return Text::clip( Text::line( (string) current( array_filter( $names ) ) ), 200 );
	}

	/**
	 * The names of the files that came along.
	 *
	 * @param int $message_id The message.
	 */
	private function files( int $message_id ): string {
		$files = array_filter( $this->attachments->of_messages( array( $message_id ) )[ $message_id ] ?? array(), static fn( array $file ): bool => ! $file['is_inline'] );
		$names = array_map( static fn( array $file ): string => Text::line( $file['filename'] ), $files );
		/* translators: %s: file names */
		return $names ? sprintf( __( 'Files: %s', 'mesa-help-desk' ), implode( ', ', array_slice( $names, 0, 20 ) ) ) : '';
	}

	/**
	 * A subject that is never empty.
	 *
	 * @param string $subject The ticket's.
	 */
	private function subject( string $subject ): string {
		$subject = Text::clip( Text::line( $subject ), 300 );
		return '' === $subject ? __( '(no subject)', 'mesa-help-desk' ) : $subject;
	}

	/**
	 * As text.
	 *
	 * @param array<string, string> $parts As in parts().
	 */
	private static function text( array $parts ): string {
		return implode( "\n\n", $parts ) . "\n";
	}

	/**
	 * As HTML. The customer's words as plain text: their pictures and links to elsewhere stay in the ticket, where they are guarded.
	 *
	 * @param array<string, string> $parts As in parts().
	 */
	private static function html( array $parts ): string {
		$body = '';
		foreach ( $parts as $kind => $part ) {
			$body .= match ( $kind ) {
				'mark'     => '<p dir="auto" style="margin:0 0 1em;color:#757575;font-size:12px">' . esc_html( $part ) . '</p>',
				'headline' => '<p dir="auto" style="margin:0 0 1em;font-weight:600">' . esc_html( $part ) . '</p>',
				'words'    => '<div dir="auto" style="margin:0 0 1em;padding-inline-start:1em;border-inline-start:3px solid #c3c4c7">' . nl2br( esc_html( $part ) ) . '</div>',
				'link'     => '<p style="margin:1.5em 0"><a href="' . esc_url( $part ) . '" style="display:inline-block;padding:8px 16px;border-radius:4px;background:#3858e9;color:#fff;text-decoration:none">' . esc_html__( 'Open the ticket', 'mesa-help-desk' ) . '</a></p>',
				'commands' => '<p dir="auto" style="margin:0.5em 0 0;color:#757575;font-size:12px">' . esc_html( $part ) . '</p>',
				'hint'     => '<p dir="auto" style="margin:0;color:#50575e;font-size:13px">' . esc_html( $part ) . '</p>',
				default    => '<p dir="auto" style="margin:0 0 1em">' . esc_html( $part ) . '</p>',
			};
		}
		return ReplyComposer::page( $body );
	}
}

<?php
/**
 * A digest as mail.
 *
 * @package Mesa
 */

namespace Mesa\Jobs\Outgoing;

use Mesa\Domain\EmailAddress;
use Mesa\Domain\NotificationWords;
use Mesa\Domain\Text;

defined( 'ABSPATH' ) || exit;

/**
 * Lists what an agent has not read, a line for each with a link to its ticket, in the agent's language. No words of
 * customers or notes: they stay where permissions guard them.
 */
final class DigestComposer {
	/**
	 * Takes what makes links.
	 *
	 * @param \Closure $link  (int $ticket_id) → the ticket's address in wp-admin.
	 * @param \Closure $inbox () → the inbox's address.
	 */
	public function __construct( private readonly \Closure $link, private readonly \Closure $inbox ) {}

	/**
	 * The mail.
	 *
	 * @param \WP_User                   $user    To whom.
	 * @param list<array<string, mixed>> $rows    As NotificationList gives them.
	 * @param int                        $total   How many there are altogether.
	 * @param array<string, mixed>       $mailbox Where it leaves.
	 * @param int                        $job_id  The job, for the Message-ID.
	 */
	public function compose( \WP_User $user, array $rows, int $total, array $mailbox, int $job_id ): Mail {
		$switched = switch_to_user_locale( $user->ID );
		$site     = wp_specialchars_decode( (string) get_bloginfo( 'name' ), ENT_QUOTES );
		$lines    = array_map( $this->line( ... ), $rows );
		$more     = $total - count( $rows );
		/* translators: 1: number of notifications, 2: name of the site */
		$subject = sprintf( _n( '%1$d thing to look at (%2$s)', '%1$d things to look at (%2$s)', $total, 'mesa-help-desk' ), $total, $site );
		$intro   = __( 'This is what you have not read yet:', 'mesa-help-desk' );
		/* translators: %d: number of notifications */
		$rest = $more > 0 ? sprintf( _n( 'And %d more in your inbox.', 'And %d more in your inbox.', $more, 'mesa-help-desk' ), $more ) : '';
		$hint = __( 'You can choose what is mailed to you, and when, under Notifications.', 'mesa-help-desk' );
		$open = __( 'Open the inbox', 'mesa-help-desk' );
		$url  = ( $this->inbox )();
		if ( $switched ) {
			restore_previous_locale();
		}
		$text = implode( "\n\n", array_filter( array( $intro, ...array_map( static fn( array $line ): string => "{$line['words']}\n{$line['subject']}\n{$line['url']}", $lines ), $rest, "$open: $url", $hint ) ) ) . "\n";
		$html = '<p dir="auto" style="margin:0 0 1em;font-weight:600">' . esc_html( $intro ) . '</p><ul style="margin:0 0 1em;padding-inline-start:1.2em">';
		foreach ( $lines as $line ) {
			$html .= '<li dir="auto" style="margin:0 0 .75em">' . esc_html( $line['words'] ) . '<br><a href="' . esc_url( $line['url'] ) . '" style="color:#3858e9">' . esc_html( $line['subject'] ) . '</a></li>';
		}
		$html .= '</ul>' . ( '' === $rest ? '' : '<p dir="auto" style="margin:0 0 1em">' . esc_html( $rest ) . '</p>' )
			. '<p style="margin:1.5em 0"><a href="' . esc_url( $url ) . '" style="display:inline-block;padding:8px 16px;border-radius:4px;background:#3858e9;color:#fff;text-decoration:none">' . esc_html( $open ) . '</a></p>'
			. '<p dir="auto" style="margin:0;color:#50575e;font-size:13px">' . esc_html( $hint ) . '</p>';
		return new Mail(
			from: array( 'address' => $mailbox['address'], 'name' => $mailbox['name'] ),
			to: array( array( 'address' => $user->user_email, 'name' => $user->display_name ) ),
			cc: array(),
			bcc: array(),
			subject: Text::clip( Text::line( $subject ), 300 ),
			html: ReplyComposer::page( $html ),
			text: $text,
			message_id: sprintf( '<mesa-r.0.%d@%s>', $job_id, EmailAddress::domain( $mailbox['address'] ) ),
			in_reply_to: '',
			references: '',
			headers: array(
				'Auto-Submitted'           => 'auto-generated',
				'X-Auto-Response-Suppress' => 'DR, RN, NRN, OOF, AutoReply',
			)
		);
	}

	/**
	 * One notification.
	 *
	 * @param array<string, mixed> $row As NotificationList gives it.
	 * @return array{words: string, subject: string, url: string}
	 */
	private function line( array $row ): array {
		$actor    = get_userdata( $row['actor_id'] );
		$customer = (string) current( array_filter( array( 'customer' === $row['message_kind'] ? $row['from_name'] : '', $row['customer_name'], $row['customer_email'] ) ) );
		$subject  = Text::clip( Text::line( (string) $row['subject'] ), 200 );
		return array(
			'words'   => NotificationWords::of( $row['kind'], $actor ? $actor->display_name : '', (string) $row['message_kind'], Text::clip( Text::line( $customer ), 200 ), $row['ticket_id'], $row['others'] ),
			'subject' => '' === $subject ? __( '(no subject)', 'mesa-help-desk' ) : $subject,
			'url'     => ( $this->link )( $row['ticket_id'] ) . ( $row['message_id'] > 0 ? '#message-' . $row['message_id'] : '' ),
		);
	}
}

<?php
/**
 * The log in words.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Data\Site\LogQuery;

defined( 'ABSPATH' ) || exit;

/**
 * What each line of a ticket's history says beside who did it, in the reader's language. Types: docs/events.md; those of
 * the site are SiteLogWords'.
 */
final class LogWords {
	/**
	 * The people whom a line names.
	 *
	 * @param array<string, mixed> $row As LogQuery gives it.
	 * @return list<int> Users.
	 */
	public static function people( array $row ): array {
		$data = $row['data'];
		$ids  = array( (int) ( $data['user_id'] ?? 0 ), (int) ( $data['author_id'] ?? 0 ) );
		if ( 'assigned' === $row['type'] ) {
			array_push( $ids, (int) ( $data['from'] ?? 0 ), (int) ( $data['to'] ?? 0 ) );
		}
		if ( isset( $data['mentioned'] ) ) {
			array_push( $ids, ...array_map( 'intval', explode( ',', (string) $data['mentioned'] ) ) );
		}
		return array_values( array_filter( $ids ) );
	}

	/**
	 * What a line says.
	 *
	 * @param array<string, mixed>  $row  As LogQuery gives it.
	 * @param \Closure(int): string $name A user's name.
	 */
	public static function of( array $row, \Closure $name ): string {
		$data  = $row['data'];
		$words = LogQuery::SITE === $row['source'] ? SiteLogWords::of( $row, $name ) : self::mail( $row['type'], $data, $name ) ?? self::change( $row['type'], $data, $name ) ?? self::thread( $row['type'], $data );
		/**
		 * Filters what a line of the log says, for types of other plugins.
		 *
		 * @param string|null         $words Text, not HTML; null where nobody knows the type.
		 * @param string              $type  See docs/events.md.
		 * @param array<string,mixed> $data  What the type tells.
		 */
		return (string) ( apply_filters( 'mesa_log_words', $words, $row['type'], $data ) ?? ucfirst( str_replace( '_', ' ', $row['type'] ) ) );
	}

	/**
	 * Mail and notes.
	 *
	 * @param string                $type The type.
	 * @param array<string, mixed>  $data What it tells.
	 * @param \Closure(int): string $name A user's name.
	 */
	private static function mail( string $type, array $data, \Closure $name ): ?string {
		$error = (string) ( $data['error'] ?? '' );
		return match ( $type ) {
			'viewed'           => __( 'Read the ticket', 'mesa-help-desk' ),
			'loaded'           => __( 'Their screen fetched the ticket ahead, without showing it', 'mesa-help-desk' ),
			'ticket_created'   => self::created( (string) ( $data['channel'] ?? '' ) ),
			'customer_replied' => __( 'The customer wrote', 'mesa-help-desk' ),
			'ticket_rated'     => 'good' === ( $data['score'] ?? '' ) ? __( 'The customer rated the help: good', 'mesa-help-desk' ) : __( 'The customer rated the help: not good', 'mesa-help-desk' ),
			'customer_thanked' => __( 'The customer said thank you', 'mesa-help-desk' ),
			'call_logged'      => __( 'Wrote down a call', 'mesa-help-desk' ),
			'automatic_mail'   => __( 'Automatic mail came in', 'mesa-help-desk' ),
			'blocked_mail'     => __( 'Mail of a blocked sender came in', 'mesa-help-desk' ),
			'note_added'       => isset( $data['mentioned'] )
				/* translators: %s: names of agents */
				? sprintf( __( 'Added a note and mentioned %s', 'mesa-help-desk' ), implode( ', ', array_map( static fn( string $id ): string => $name( (int) $id ), explode( ',', (string) $data['mentioned'] ) ) ) )
				: __( 'Added a note', 'mesa-help-desk' ),
			'reply_added'      => __( 'Wrote a reply', 'mesa-help-desk' ),
			'reply_scheduled'  => __( 'Chose when a reply is sent', 'mesa-help-desk' ),
			'reply_held'       => isset( $data['status'] )
				? __( 'A reply was held: its ticket was in the trash or among the spam', 'mesa-help-desk' )
				: __( 'A reply was held: the customer wrote before it left', 'mesa-help-desk' ),
			'reply_cancelled'  => __( 'Took a reply back before it was sent', 'mesa-help-desk' ),
			/* translators: %s: the mail server's words */
			'reply_failed'     => sprintf( __( 'A reply could not be sent: %s', 'mesa-help-desk' ), $error ),
			'reply_unknown'    => __( 'Nobody knows whether a reply went out', 'mesa-help-desk' ),
			'reply_retried'    => __( 'Sent a reply again', 'mesa-help-desk' ),
			/* translators: %s: the mail server's words */
			'reply_bounced'    => sprintf( __( 'A reply came back: %s', 'mesa-help-desk' ), $error ),
			'automatic_answer' => __( 'Answered automatically', 'mesa-help-desk' ),
			'automatic_answer_withheld' => __( 'No automatic answer was sent', 'mesa-help-desk' ),
			/* translators: 1: name of an agent, 2: the mail server's words */
			'notification_failed' => sprintf( __( 'The mail to %1$s about this ticket did not arrive: %2$s', 'mesa-help-desk' ), $name( (int) ( $data['user_id'] ?? 0 ) ), $error ),
			'agent_mail_refused' => __( 'An agent’s answer by mail was not passed on', 'mesa-help-desk' ),
			/* translators: %s: name or mail address of an agent */
			'mail_forwarded'   => sprintf( __( 'Forwarded to the mailbox by %s', 'mesa-help-desk' ), isset( $data['user_id'] ) ? $name( (int) $data['user_id'] ) : (string) ( $data['address'] ?? '' ) ),
			'form_received'    => $data['spam'] ?? false ? __( 'Put among the spam, since it looked like advertising', 'mesa-help-desk' ) : sprintf( /* translators: %s: name of a form */ __( 'Sent with the form “%s”', 'mesa-help-desk' ), (string) ( $data['form'] ?? '' ) ),
			'message_reread'   => __( 'A mail was read again from its original and is understood better now', 'mesa-help-desk' ),
			default            => null,
		};
	}

	/**
	 * Changes of the ticket itself.
	 *
	 * @param string                $type The type.
	 * @param array<string, mixed>  $data What it tells.
	 * @param \Closure(int): string $name A user's name.
	 */
	private static function change( string $type, array $data, \Closure $name ): ?string {
		$from = (string) ( $data['from'] ?? '' );
		$to   = (string) ( $data['to'] ?? '' );
		return match ( $type ) {
			/* translators: 1: a status, 2: a status */
			'status_changed'   => sprintf( __( 'Status: %1$s → %2$s', 'mesa-help-desk' ), (string) ( $data['from_name'] ?? self::status( $from ) ), (string) ( $data['to_name'] ?? self::status( $to ) ) ),
			'woke_up'          => __( 'The snooze is over', 'mesa-help-desk' ),
			'assigned'         => (int) $to > 0
				/* translators: %s: name of an agent */
				? sprintf( __( 'Assigned to %s', 'mesa-help-desk' ), $name( (int) $to ) )
				: __( 'Assigned to nobody', 'mesa-help-desk' ),
			/* translators: 1: a priority, 2: a priority */
			'priority_changed' => sprintf( __( 'Priority: %1$s → %2$s', 'mesa-help-desk' ), self::priority( $from ), self::priority( $to ) ),
			/* translators: 1: a subject, 2: a subject */
			'subject_changed'  => sprintf( __( 'Subject: “%1$s” → “%2$s”', 'mesa-help-desk' ), $from, $to ),
			'tags_changed'     => implode(
				'; ',
				array_filter(
					array(
						/* translators: %s: names of tags */
						( $data['added'] ?? '' ) ? sprintf( __( 'Tags added: %s', 'mesa-help-desk' ), $data['added'] ) : '',
						/* translators: %s: names of tags */
						( $data['removed'] ?? '' ) ? sprintf( __( 'Tags taken off: %s', 'mesa-help-desk' ), $data['removed'] ) : '',
					)
				)
			),
			'mailbox_changed'  => __( 'Moved to another mailbox', 'mesa-help-desk' ),
			/* translators: 1: name of a team or "–", 2: name of a team or "–" */
			'team_changed'     => sprintf( __( 'Team: %1$s → %2$s', 'mesa-help-desk' ), $from ?: '–', $to ?: '–' ),
			/* translators: 1: a kind of ticket or "–", 2: a kind of ticket or "–" */
			'type_changed'     => sprintf( __( 'Type: %1$s → %2$s', 'mesa-help-desk' ), $from ?: '–', $to ?: '–' ),
			/* translators: 1: name of a custom field, 2: its value before or "–", 3: its value now or "–" */
			'field_changed'    => sprintf( __( '%1$s: %2$s → %3$s', 'mesa-help-desk' ), (string) ( $data['field'] ?? '' ), $from ?: '–', $to ?: '–' ),
			'locked'           => __( 'Locked the ticket', 'mesa-help-desk' ),
			'unlocked'         => __( 'Unlocked the ticket', 'mesa-help-desk' ),
			/* translators: %s: mail address or domain */
			'sender_blocked'   => sprintf( __( 'Blocked %s', 'mesa-help-desk' ), (string) ( $data['pattern'] ?? '' ) ),
			/* translators: %s: name of an agent */
			'follower_added'   => sprintf( __( 'Added %s as a follower', 'mesa-help-desk' ), $name( (int) ( $data['user_id'] ?? 0 ) ) ),
			/* translators: %s: name of an agent */
			'follower_removed' => sprintf( __( 'Removed %s from the followers', 'mesa-help-desk' ), $name( (int) ( $data['user_id'] ?? 0 ) ) ),
			default            => null,
		};
	}

	/**
	 * What was done with the ticket and others.
	 *
	 * @param string               $type The type.
	 * @param array<string, mixed> $data What it tells.
	 */
	private static function thread( string $type, array $data ): ?string {
		$other = (string) ( $data['ticket_id'] ?? '' );
		return match ( $type ) {
			/* translators: %s: ticket number */
			'ticket_linked'    => sprintf( __( 'Linked with #%s', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'ticket_unlinked'  => sprintf( __( 'No longer linked with #%s', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'merged_into'      => sprintf( __( 'Merged into #%s', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'ticket_merged'    => sprintf( __( '#%s was merged into this ticket', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'separated'        => sprintf( __( 'Separated from #%s again', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'ticket_separated' => sprintf( __( '#%s was separated from this ticket again', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'ticket_split', 'split_off' => sprintf( __( 'Messages became ticket #%s', 'mesa-help-desk' ), $other ),
			/* translators: %s: ticket number */
			'child_created'    => sprintf( __( 'Created the sub-ticket #%s', 'mesa-help-desk' ), $other ),
			/* translators: %s: title of an article */
			'article_written'  => sprintf( __( 'Began an article from this ticket: “%s”', 'mesa-help-desk' ), (string) ( $data['title'] ?? '' ) ),
			/* translators: %s: text of a task */
			'task_added'       => sprintf( __( 'Added the task “%s”', 'mesa-help-desk' ), (string) ( $data['text'] ?? '' ) ),
			/* translators: %s: text of a task */
			'task_done'        => sprintf( __( 'Ticked off the task “%s”', 'mesa-help-desk' ), (string) ( $data['text'] ?? '' ) ),
			/* translators: %s: text of a task */
			'task_reopened', 'task_undone' => sprintf( __( 'Opened the task “%s” again', 'mesa-help-desk' ), (string) ( $data['text'] ?? '' ) ),
			/* translators: %s: text of a task */
			'task_removed', 'task_deleted' => sprintf( __( 'Removed the task “%s”', 'mesa-help-desk' ), (string) ( $data['text'] ?? '' ) ),
			/* translators: 1: text of a task, 2: text of a task */
			'task_changed'     => sprintf( __( 'Changed the task “%1$s” to “%2$s”', 'mesa-help-desk' ), (string) ( $data['from'] ?? '' ), (string) ( $data['to'] ?? '' ) ),
			default            => null,
		};
	}

	/**
	 * Where a ticket came from.
	 *
	 * @param string $channel The channel.
	 */
	private static function created( string $channel ): string {
		return match ( $channel ) {
			'email' => __( 'New ticket by mail', 'mesa-help-desk' ),
			'form'  => __( 'New ticket by form', 'mesa-help-desk' ),
			'phone' => __( 'New ticket by phone', 'mesa-help-desk' ),
			default => __( 'New ticket', 'mesa-help-desk' ),
		};
	}

	/**
	 * A status for people.
	 *
	 * @param string $status As stored.
	 */
	private static function status( string $status ): string {
		return match ( $status ) {
			'open'    => __( 'Open', 'mesa-help-desk' ),
			'pending' => __( 'Waiting for customer', 'mesa-help-desk' ),
			'snoozed' => __( 'Snoozed', 'mesa-help-desk' ),
			'closed'  => __( 'Closed', 'mesa-help-desk' ),
			'spam'    => __( 'Spam', 'mesa-help-desk' ),
			'trash'   => __( 'Trash', 'mesa-help-desk' ),
			'merged'  => __( 'Merged', 'mesa-help-desk' ),
			default   => $status,
		};
	}

	/**
	 * A priority for people.
	 *
	 * @param string $priority As stored.
	 */
	private static function priority( string $priority ): string {
		return match ( $priority ) {
			'low'    => __( 'Low', 'mesa-help-desk' ),
			'normal' => __( 'Normal', 'mesa-help-desk' ),
			'high'   => __( 'High', 'mesa-help-desk' ),
			'urgent' => __( 'Urgent', 'mesa-help-desk' ),
			default  => $priority,
		};
	}
}

<?php
/**
 * The tables of writing and sending: drafts, who is there, what is to leave later.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Schema's part for writing and sending; see there how it has to be written.
 */
final class WritingTables {
	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function definitions(): array {
		return array(
			'drafts'   => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				user_id bigint(20) unsigned NOT NULL,
				ticket_id bigint(20) unsigned NOT NULL,
				draft_key char(32) NOT NULL,
				kind varchar(10) NOT NULL,
				client_key varchar(64) NOT NULL,
				revision int(10) unsigned NOT NULL DEFAULT 1,
				based_on bigint(20) unsigned NOT NULL DEFAULT 0,
				words longtext NOT NULL,
				data longtext NOT NULL,
				started_at datetime NOT NULL,
				updated_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY draft_key (user_id,draft_key),
				KEY of_user (user_id,ticket_id),
				KEY of_ticket (ticket_id,updated_at)",
			'presence' => "user_id bigint(20) unsigned NOT NULL,
				ticket_id bigint(20) unsigned NOT NULL,
				doing varchar(10) NOT NULL,
				kind varchar(10) NOT NULL DEFAULT '',
				seen_at datetime NOT NULL,
				PRIMARY KEY  (user_id,ticket_id),
				KEY seen (seen_at)",
			'outbox'   => 'ticket_id bigint(20) unsigned NOT NULL,
				state varchar(10) NOT NULL,
				PRIMARY KEY  (state,ticket_id),
				KEY ticket (ticket_id)',
		);
	}
}

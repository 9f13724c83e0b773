<?php
/**
 * The tables of what tickets are sorted by.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Types, fields and their values, statuses, teams; a part of Schema::definitions(), which says how to write them.
 *
 * `slug` is a folded name in ASCII (Domain\SortingName::slug()), so that every database agrees on which two are equal.
 */
final class SortingTables {
	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function definitions(): array {
		return array(
			'ticket_types'  => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(60) NOT NULL,
				slug varchar(190) NOT NULL,
				color varchar(10) NOT NULL DEFAULT 'gray',
				position int(10) unsigned NOT NULL DEFAULT 0,
				archived tinyint(1) NOT NULL DEFAULT 0,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY slug (slug)",
			'ticket_fields' => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(60) NOT NULL,
				slug varchar(190) NOT NULL,
				kind varchar(10) NOT NULL,
				options longtext NOT NULL,
				required varchar(10) NOT NULL DEFAULT 'no',
				visible_to varchar(10) NOT NULL DEFAULT 'agents',
				help varchar(300) NOT NULL DEFAULT '',
				type_ids longtext NOT NULL,
				mailbox_ids longtext NOT NULL,
				depends_on bigint(20) unsigned NOT NULL DEFAULT 0,
				depends_values longtext NOT NULL,
				position int(10) unsigned NOT NULL DEFAULT 0,
				archived tinyint(1) NOT NULL DEFAULT 0,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY slug (slug)",
			'ticket_values' => "ticket_id bigint(20) unsigned NOT NULL,
				field_id bigint(20) unsigned NOT NULL,
				item bigint(20) unsigned NOT NULL DEFAULT 0,
				value longtext NOT NULL,
				find_value varchar(190) NOT NULL DEFAULT '',
				number_value decimal(20,6) DEFAULT NULL,
				PRIMARY KEY  (ticket_id,field_id,item),
				KEY find (field_id,find_value,ticket_id),
				KEY number (field_id,number_value,ticket_id)",
			'statuses'      => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(60) NOT NULL,
				slug varchar(190) NOT NULL,
				state varchar(12) NOT NULL,
				color varchar(10) NOT NULL DEFAULT 'gray',
				position int(10) unsigned NOT NULL DEFAULT 0,
				after_answer tinyint(1) NOT NULL DEFAULT 0,
				moving_to bigint(20) unsigned DEFAULT NULL,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY slug (slug)",
			'teams'         => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(60) NOT NULL,
				slug varchar(190) NOT NULL,
				color varchar(10) NOT NULL DEFAULT 'gray',
				position int(10) unsigned NOT NULL DEFAULT 0,
				gone tinyint(1) NOT NULL DEFAULT 0,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY slug (slug)",
			'team_members'  => 'team_id bigint(20) unsigned NOT NULL,
				user_id bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (team_id,user_id),
				KEY user (user_id,team_id)',
			'mailbox_teams' => 'mailbox_id bigint(20) unsigned NOT NULL,
				team_id bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (mailbox_id,team_id),
				KEY team (team_id,mailbox_id)',
			'team_tickets'  => 'id bigint(20) unsigned NOT NULL,
				team_id bigint(20) unsigned NOT NULL,
				mailbox_id bigint(20) unsigned NOT NULL,
				updated_at datetime NOT NULL,
				created_at datetime NOT NULL,
				waiting_since datetime DEFAULT NULL,
				PRIMARY KEY  (id),
				KEY by_team (team_id,updated_at,id,mailbox_id),
				KEY created_team (team_id,created_at,id,mailbox_id),
				KEY waiting_team (team_id,waiting_since,id,mailbox_id)',
		);
	}
}

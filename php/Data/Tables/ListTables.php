<?php
/**
 * The tables of lists: what is open, importance, saved views, changes of whole results.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Schema's part for lists; see there how it has to be written.
 */
final class ListTables {
	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function definitions(): array {
		return array(
			'active_tickets' => 'id bigint(20) unsigned NOT NULL,
				status varchar(12) NOT NULL,
				assignee_id bigint(20) unsigned NOT NULL DEFAULT 0,
				mailbox_id bigint(20) unsigned NOT NULL,
				updated_at datetime NOT NULL,
				created_at datetime NOT NULL,
				waiting_since datetime DEFAULT NULL,
				PRIMARY KEY  (id),
				KEY by_assignee (status,assignee_id,updated_at,id,mailbox_id),
				KEY by_assignee_mailbox (status,assignee_id,mailbox_id,updated_at,id),
				KEY waiting_status (status,waiting_since,id,mailbox_id),
				KEY waiting_assignee (status,assignee_id,waiting_since,id,mailbox_id),
				KEY waiting_mailbox (status,mailbox_id,waiting_since,id,assignee_id),
				KEY created_assignee (status,assignee_id,created_at,id,mailbox_id)',
			'ticket_ranks' => 'ticket_id bigint(20) unsigned NOT NULL,
				status varchar(12) NOT NULL,
				assignee_id bigint(20) unsigned NOT NULL DEFAULT 0,
				mailbox_id bigint(20) unsigned NOT NULL,
				place datetime NOT NULL,
				PRIMARY KEY  (ticket_id),
				KEY rank_status (status,place,ticket_id,mailbox_id),
				KEY rank_assignee (status,assignee_id,place,ticket_id,mailbox_id),
				KEY rank_mailbox (status,mailbox_id,place,ticket_id,assignee_id)',
			'views'        => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				owner_id bigint(20) unsigned NOT NULL DEFAULT 0,
				preset varchar(20) DEFAULT NULL,
				name varchar(190) NOT NULL DEFAULT '',
				icon varchar(20) NOT NULL DEFAULT '',
				folder varchar(12) NOT NULL DEFAULT 'all',
				mailbox_id bigint(20) unsigned NOT NULL DEFAULT 0,
				folder_team_id bigint(20) unsigned NOT NULL DEFAULT 0,
				search varchar(300) NOT NULL DEFAULT '',
				sorting varchar(12) NOT NULL DEFAULT 'newest',
				shared varchar(6) NOT NULL DEFAULT 'no',
				team_id bigint(20) unsigned NOT NULL DEFAULT 0,
				deleted_at datetime DEFAULT NULL,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY preset (preset),
				KEY owner (owner_id),
				KEY shared (shared,team_id)",
			'view_places'  => 'user_id bigint(20) unsigned NOT NULL,
				view_id bigint(20) unsigned NOT NULL,
				position int(10) unsigned NOT NULL,
				PRIMARY KEY  (user_id,view_id)',
			'bulk_jobs'    => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				user_id bigint(20) unsigned NOT NULL,
				client_key varchar(64) NOT NULL,
				kind varchar(10) NOT NULL DEFAULT 'change',
				state varchar(12) NOT NULL DEFAULT 'collecting',
				selection longtext NOT NULL,
				patch longtext NOT NULL,
				cursor_text varchar(100) NOT NULL DEFAULT '',
				total int(10) unsigned NOT NULL DEFAULT 0,
				done int(10) unsigned NOT NULL DEFAULT 0,
				changed int(10) unsigned NOT NULL DEFAULT 0,
				refused int(10) unsigned NOT NULL DEFAULT 0,
				undone int(10) unsigned NOT NULL DEFAULT 0,
				kept int(10) unsigned NOT NULL DEFAULT 0,
				error text DEFAULT NULL,
				revision bigint(20) unsigned NOT NULL DEFAULT 0,
				begins_at datetime NOT NULL,
				created_at datetime NOT NULL,
				finished_at datetime DEFAULT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY client_key (user_id,client_key),
				KEY finished (finished_at)",
			'bulk_items'   => "job_id bigint(20) unsigned NOT NULL,
				ticket_id bigint(20) unsigned NOT NULL,
				state varchar(10) NOT NULL DEFAULT 'waiting',
				before_json longtext DEFAULT NULL,
				after_json longtext DEFAULT NULL,
				reason varchar(300) NOT NULL DEFAULT '',
				PRIMARY KEY  (job_id,ticket_id),
				KEY state (job_id,state,ticket_id)",
		);
	}
}

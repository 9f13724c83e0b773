<?php
/**
 * The tables of visitors' forms.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

defined( 'ABSPATH' ) || exit;

/**
 * Forms, files that wait for their message, what is known of tickets that came in by a form, and daily sums of visits;
 * Schema's part for forms, see there how it has to be written.
 */
final class FormTables {
	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function definitions(): array {
		return array(
			'forms'           => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				name varchar(60) NOT NULL,
				slug varchar(190) NOT NULL,
				path varchar(80) NOT NULL DEFAULT '',
				settings longtext NOT NULL,
				position int(10) unsigned NOT NULL DEFAULT 0,
				archived tinyint(1) NOT NULL DEFAULT 0,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				UNIQUE KEY slug (slug),
				KEY path (path)",
			'request_uploads' => "id char(32) NOT NULL,
				sha256 char(64) NOT NULL,
				filename varchar(255) NOT NULL,
				content_type varchar(190) NOT NULL,
				size bigint(20) unsigned NOT NULL,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id),
				KEY sha256 (sha256),
				KEY created_at (created_at)",
			'ticket_requests' => "ticket_id bigint(20) unsigned NOT NULL,
				form_id bigint(20) unsigned NOT NULL DEFAULT 0,
				spam_score int(10) unsigned NOT NULL DEFAULT 0,
				spam_reasons varchar(255) NOT NULL DEFAULT '',
				order_number varchar(60) NOT NULL DEFAULT '',
				created_at datetime NOT NULL,
				PRIMARY KEY  (ticket_id),
				KEY form (form_id,created_at)",
			'form_visits'     => 'day date NOT NULL,
				form_id bigint(20) unsigned NOT NULL,
				visit_group varchar(5) NOT NULL,
				what varchar(10) NOT NULL,
				hits bigint(20) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (day,form_id,visit_group,what)',
		);
	}
}

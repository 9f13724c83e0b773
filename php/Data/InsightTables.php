<?php
/**
 * The tables of what visitors look for.
 *
 * @package Mesa
 */

namespace Mesa\Data;

defined( 'ABSPATH' ) || exit;

/**
 * Schema's part for insight; see there how it has to be written.
 */
final class InsightTables {
	/**
	 * Columns and keys by short table name.
	 *
	 * @return array<string, string>
	 */
	public static function definitions(): array {
		return array(
			'search_terms'  => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				question_key char(32) NOT NULL,
				question varchar(190) NOT NULL,
				visitors int(10) unsigned NOT NULL DEFAULT 0,
				last_visitor char(4) NOT NULL DEFAULT '',
				last_day date NOT NULL,
				last_opened tinyint(1) NOT NULL DEFAULT 0,
				hidden tinyint(1) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id),
				UNIQUE KEY question_key (question_key),
				KEY last_day (last_day)",
			'search_days'   => "day date NOT NULL,
				term_id bigint(20) unsigned NOT NULL,
				place varchar(10) NOT NULL,
				searches int(10) unsigned NOT NULL DEFAULT 0,
				unanswered int(10) unsigned NOT NULL DEFAULT 0,
				opened int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (day,term_id,place),
				KEY term (term_id)",
			'search_clicks' => 'term_id bigint(20) unsigned NOT NULL,
				article_id bigint(20) unsigned NOT NULL,
				clicks int(10) unsigned NOT NULL DEFAULT 0,
				retried int(10) unsigned NOT NULL DEFAULT 0,
				last_day date NOT NULL,
				PRIMARY KEY  (term_id,article_id),
				KEY article (article_id)',
			'article_uses'  => 'article_id bigint(20) unsigned NOT NULL,
				message_id bigint(20) unsigned NOT NULL,
				day date NOT NULL,
				PRIMARY KEY  (article_id,message_id),
				KEY day (day,article_id)',
		);
	}
}

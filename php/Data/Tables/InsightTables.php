<?php
/**
 * The tables of what visitors look for.
 *
 * @package Mesa
 */

namespace Mesa\Data\Tables;

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
			'idea_docs'     => 'kind varchar(8) NOT NULL,
				ref_id bigint(20) unsigned NOT NULL,
				run int(10) unsigned NOT NULL DEFAULT 0,
				terms longtext NOT NULL,
				PRIMARY KEY  (kind,ref_id)',
			'ideas'         => 'id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				run int(10) unsigned NOT NULL DEFAULT 0,
				words longtext NOT NULL,
				centre longtext NOT NULL,
				article_id bigint(20) unsigned NOT NULL DEFAULT 0,
				draft_id bigint(20) unsigned NOT NULL DEFAULT 0,
				dismissed tinyint(1) NOT NULL DEFAULT 0,
				PRIMARY KEY  (id)',
			'idea_members'  => 'idea_id bigint(20) unsigned NOT NULL,
				kind varchar(8) NOT NULL,
				ref_id bigint(20) unsigned NOT NULL,
				nearness int(10) unsigned NOT NULL DEFAULT 0,
				PRIMARY KEY  (idea_id,kind,ref_id),
				KEY member (kind,ref_id)',
			'kb_imports'    => "id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
				source varchar(20) NOT NULL,
				name varchar(255) NOT NULL DEFAULT '',
				file char(64) NOT NULL DEFAULT '',
				user_id bigint(20) unsigned NOT NULL DEFAULT 0,
				state varchar(10) NOT NULL,
				error text DEFAULT NULL,
				total int(10) unsigned NOT NULL DEFAULT 0,
				finished int(10) unsigned NOT NULL DEFAULT 0,
				data longtext NOT NULL,
				created_at datetime NOT NULL,
				PRIMARY KEY  (id)",
			'kb_items'      => "import_id bigint(20) unsigned NOT NULL,
				place int(10) unsigned NOT NULL,
				source_key char(40) NOT NULL,
				kind varchar(10) NOT NULL,
				action varchar(10) NOT NULL DEFAULT '',
				object_id bigint(20) unsigned NOT NULL DEFAULT 0,
				data longtext NOT NULL,
				PRIMARY KEY  (import_id,place),
				KEY object (kind,object_id)",
			'kb_sources'    => "source_key char(40) NOT NULL,
				kind varchar(10) NOT NULL,
				object_id bigint(20) unsigned NOT NULL,
				import_id bigint(20) unsigned NOT NULL,
				content_hash char(40) NOT NULL DEFAULT '',
				local_hash char(40) NOT NULL DEFAULT '',
				PRIMARY KEY  (source_key),
				KEY import (import_id),
				KEY object (kind,object_id)",
			'kb_redirects'  => 'path_hash char(40) NOT NULL,
				path text NOT NULL,
				kind varchar(10) NOT NULL,
				object_id bigint(20) unsigned NOT NULL,
				import_id bigint(20) unsigned NOT NULL,
				PRIMARY KEY  (path_hash),
				KEY import (import_id)',
		);
	}
}

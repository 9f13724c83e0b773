<?php
/**
 * Roles and capabilities.
 *
 * @package Mesa
 */

namespace Mesa\Access;

defined( 'ABSPATH' ) || exit;

/**
 * Who may do what, as WordPress roles and capabilities.
 *
 * @see https://wordpress.org/documentation/article/roles-and-capabilities/
 */
final class Roles {
	private const ARTICLES = array(
		'edit_mesa_articles',
		'edit_others_mesa_articles',
		'publish_mesa_articles',
		'read_private_mesa_articles',
		'delete_mesa_articles',
		'delete_others_mesa_articles',
		'delete_private_mesa_articles',
		'delete_published_mesa_articles',
		'edit_private_mesa_articles',
		'edit_published_mesa_articles',
		'manage_mesa_topics',
	);

	private const QA        = array( 'read', 'mesa_view_tickets', 'mesa_note' );
	private const LIGHT     = array( 'read', 'mesa_view_tickets', 'mesa_note' );
	private const KNOWLEDGE = array( 'read', 'upload_files', 'mesa_view_tickets', 'mesa_note', 'mesa_manage_knowledge', ...self::ARTICLES );
	private const AGENT     = array( 'read', 'upload_files', 'mesa_view_tickets', 'mesa_note', 'mesa_reply', 'mesa_edit_tickets' );
	private const COORD     = array( ...self::AGENT, 'mesa_delete_tickets' );
	private const MANAGER   = array( ...self::COORD, 'mesa_manage_mailboxes', 'mesa_manage_tags', 'mesa_manage_fields', 'mesa_manage_knowledge', ...self::ARTICLES );
	private const ADMIN     = array(
		'mesa_view_tickets',
		'mesa_note',
		'mesa_reply',
		'mesa_edit_tickets',
		'mesa_delete_tickets',
		'mesa_manage_mailboxes',
		'mesa_manage_tags',
		'mesa_manage_fields',
		'mesa_manage_knowledge',
		'mesa_manage_settings',
		...self::ARTICLES,
	);

	/**
	 * Our roles: slug => English name and capabilities.
	 *
	 * @return array<string, array{name: string, capabilities: list<string>}>
	 */
	public static function all(): array {
		return array(
			'mesa_manager'           => array( 'name' => 'Support Manager', 'capabilities' => self::MANAGER ),
			'mesa_coordinator'       => array( 'name' => 'Support Coordinator', 'capabilities' => self::COORD ),
			'mesa_knowledge_manager' => array( 'name' => 'Knowledge Manager', 'capabilities' => self::KNOWLEDGE ),
			'mesa_agent'             => array( 'name' => 'Support Agent', 'capabilities' => self::AGENT ),
			'mesa_light_agent'       => array( 'name' => 'Light Support Agent', 'capabilities' => self::LIGHT ),
			'mesa_qa'                => array( 'name' => 'Support QA', 'capabilities' => self::QA ),
			'mesa_poller'            => array( 'name' => 'Mail Poller', 'capabilities' => array( 'read', 'mesa_ingest' ) ),
		);
	}

	/**
	 * A role's name in the reader's language. WordPress keeps names in the database and translates only its own.
	 *
	 * @param string $name English name, as in all().
	 * @return string|null Null when the role is not ours.
	 */
	public static function translated( string $name ): ?string {
		return match ( $name ) {
			'Support Manager'     => _x( 'Support Manager', 'User role', 'mesa-help-desk' ),
			'Support Coordinator' => _x( 'Support Coordinator', 'User role', 'mesa-help-desk' ),
			'Knowledge Manager'   => _x( 'Knowledge Manager', 'User role', 'mesa-help-desk' ),
			'Support Agent'       => _x( 'Support Agent', 'User role', 'mesa-help-desk' ),
			'Light Support Agent' => _x( 'Light Support Agent', 'User role', 'mesa-help-desk' ),
			'Support QA'          => _x( 'Support QA', 'User role', 'mesa-help-desk' ),
			'Mail Poller'         => _x( 'Mail Poller', 'User role', 'mesa-help-desk' ),
			default               => null,
		};
	}

	/**
	 * What the administrator role gets on top. Not mesa_ingest: that one reads mailbox passwords and belongs to a user of its own.
	 *
	 * @return list<string>
	 */
	public static function administrator(): array {
		return self::ADMIN;
	}

	/**
	 * Slugs of the roles whose people are in the team, ours or not.
	 *
	 * @return list<string>
	 */
	public static function of_team(): array {
		return array_keys( array_filter( wp_roles()->roles, static fn( array $role ): bool => ! empty( $role['capabilities']['mesa_view_tickets'] ) ) );
	}

	/**
	 * Every capability of ours.
	 *
	 * @return list<string>
	 */
	public static function capabilities(): array {
		return array_values( array_diff( array_unique( array_merge( self::ADMIN, self::MANAGER, self::KNOWLEDGE, array( 'mesa_ingest' ) ) ), array( 'read', 'upload_files' ) ) );
	}

	/**
	 * Adds the roles, or brings them up to date. Safe to repeat.
	 */
	public static function install(): void {
		foreach ( self::all() as $slug => $role ) {
			$existing = get_role( $slug );
			if ( null === $existing ) {
				add_role( $slug, $role['name'], array_fill_keys( $role['capabilities'], true ) );
				continue;
			}
			foreach ( $role['capabilities'] as $capability ) {
				if ( ! isset( $existing->capabilities[ $capability ] ) ) {
					$existing->add_cap( $capability );
				}
			}
		}
		$administrator = get_role( 'administrator' );
		foreach ( self::ADMIN as $capability ) {
			if ( $administrator && ! $administrator->has_cap( $capability ) ) {
				$administrator->add_cap( $capability );
			}
		}
	}

	/**
	 * Takes them away again; users fall back to what else they have.
	 */
	public static function uninstall(): void {
		foreach ( array_keys( self::all() ) as $slug ) {
			remove_role( $slug );
		}
		$administrator = get_role( 'administrator' );
		foreach ( self::ADMIN as $capability ) {
			$administrator?->remove_cap( $capability );
		}
	}
}

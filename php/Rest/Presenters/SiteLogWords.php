<?php
/**
 * The site's log in words.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

defined( 'ABSPATH' ) || exit;

/**
 * What was done to settings, mailboxes and people. Most types are operations of the contract; one that is not named here is
 * told by its parts ("Changed: saved view").
 */
final class SiteLogWords {
	/**
	 * What a line says.
	 *
	 * @param array<string, mixed>  $row  As LogQuery gives it.
	 * @param \Closure(int): string $name A user's name.
	 */
	public static function of( array $row, \Closure $name ): string {
		$data  = $row['data'];
		$words = self::what( $row['type'], $row['subject_id'], $data, $name );
		$named = (string) ( $data['name'] ?? '' );
		if ( '' !== $named ) {
			$words .= " “{$named}”";
		} elseif ( $row['subject_id'] > 0 && ! str_starts_with( $row['type'], 'role_' ) ) {
			$words .= " #{$row['subject_id']}";
		}
		return $words . ( empty( $data['fields'] ) ? '' : ' (' . $data['fields'] . ')' );
	}

	/**
	 * What was done.
	 *
	 * @param string                $type       The type.
	 * @param int                   $subject_id What it was done to.
	 * @param array<string, mixed>  $data       What it tells.
	 * @param \Closure(int): string $name       A user's name.
	 */
	private static function what( string $type, int $subject_id, array $data, \Closure $name ): string {
		return match ( $type ) {
			'updateSettings'       => __( 'Changed the settings', 'mesa-help-desk' ),
			'createMailbox'        => __( 'Added a mailbox', 'mesa-help-desk' ),
			'updateMailbox'        => __( 'Changed the mailbox', 'mesa-help-desk' ),
			'deleteMailbox'        => __( 'Removed the mailbox', 'mesa-help-desk' ),
			'confirmSignIn'        => __( 'Connected the mailbox’s account', 'mesa-help-desk' ),
			'endSignIn'            => __( 'Disconnected the mailbox’s account', 'mesa-help-desk' ),
			'saveSignInClient'     => __( 'Changed how the site signs in to Google or Microsoft', 'mesa-help-desk' ),
			'updateAutoAnswer'     => __( 'Changed the automatic answer of the mailbox', 'mesa-help-desk' ),
			'restartAutomaticMail' => __( 'Let automatic mail leave again from the mailbox', 'mesa-help-desk' ),
			'renameTag'            => __( 'Renamed a tag', 'mesa-help-desk' ),
			'mergeTag'             => __( 'Merged a tag into another', 'mesa-help-desk' ),
			'deleteTag'            => __( 'Deleted the tag', 'mesa-help-desk' ),
			'retryDeadLetter'      => __( 'Had a failed mail read again', 'mesa-help-desk' ),
			'dismissDeadLetter'    => __( 'Put a failed mail aside', 'mesa-help-desk' ),
			'retryJob'             => __( 'Had a failed task done again', 'mesa-help-desk' ),
			/* translators: 1: name of a person, 2: name of a role */
			'role_added'           => sprintf( __( 'Gave %1$s the role “%2$s”', 'mesa-help-desk' ), $name( $subject_id ), self::role( $data ) ),
			/* translators: 1: name of a person, 2: name of a role */
			'role_removed'         => sprintf( __( 'Took the role “%2$s” from %1$s', 'mesa-help-desk' ), $name( $subject_id ), self::role( $data ) ),
			'person_left'          => __( 'Removed a person from the site', 'mesa-help-desk' ),
			default                => self::by_parts( $type ),
		};
	}

	/**
	 * A role's name in the reader's language.
	 *
	 * @param array<string, mixed> $data With `role`.
	 */
	private static function role( array $data ): string {
		$role = (string) ( $data['role'] ?? '' );
		return translate_user_role( wp_roles()->role_names[ $role ] ?? $role );
	}

	/**
	 * An operation that has no words of its own.
	 *
	 * @param string $operation For example "createSavedView".
	 */
	private static function by_parts( string $operation ): string {
		$parts = preg_split( '/(?=[A-Z])|_/', $operation ) ?: array( $operation );
		$verb  = strtolower( (string) array_shift( $parts ) );
		$thing = strtolower( implode( ' ', $parts ) );
		return match ( $verb ) {
			'create', 'add'    => __( 'Added:', 'mesa-help-desk' ),
			'delete', 'remove' => __( 'Deleted:', 'mesa-help-desk' ),
			default            => __( 'Changed:', 'mesa-help-desk' ),
		} . ' ' . $thing;
	}
}

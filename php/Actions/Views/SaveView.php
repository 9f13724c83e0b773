<?php
/**
 * Keeping searches.
 *
 * @package Mesa
 */

namespace Mesa\Actions\Views;

use Mesa\Access\MailboxPolicy;
use Mesa\Data\Db;
use Mesa\Data\Sorting\TeamStore;
use Mesa\Data\Tickets\ViewStore;
use Mesa\Domain\Refusal;
use Mesa\Domain\Text;
use Mesa\Domain\Time;

defined( 'ABSPATH' ) || exit;

/**
 * Makes, changes, deletes and puts back views. A view belongs to whoever made it; a shared one can also be changed by those
 * who keep the team's words in order (mesa_manage_tags). What it shows is decided for each person who looks.
 */
final class SaveView {
	/** Hours in which a deleted view can be put back. */
	private const RESTORE = 24;

	/**
	 * Takes what it works with.
	 *
	 * @param Db            $db        The database.
	 * @param ViewStore     $views     The views.
	 * @param TeamStore     $teams     Who is in which team.
	 * @param MailboxPolicy $mailboxes Who may see which mailbox.
	 */
	public function __construct( private readonly Db $db, private readonly ViewStore $views, private readonly TeamStore $teams, private readonly MailboxPolicy $mailboxes ) {}

	/**
	 * The views that somebody has.
	 *
	 * @param int $user_id Who.
	 * @return list<array<string, mixed>> Rows of ViewStore, in the person's order.
	 */
	public function all( int $user_id ): array {
		return array_values( array_filter( $this->views->of_user( $user_id, $this->teams_of( $user_id ) ), fn( array $view ): bool => $this->exists_for( $view, $user_id ) ) );
	}

	/**
	 * Keeps a search.
	 *
	 * @param array<string, mixed> $input   A "view-input".
	 * @param int                  $user_id Who.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 400, 403.
	 */
	public function add( array $input, int $user_id ): array {
		if ( ! isset( $input['name'] ) ) {
			throw Refusal::invalid( 'name', __( 'Give the view a name.', 'mesa-help-desk' ) );
		}
		$columns = $this->columns( $input, array( 'shared' => 'no', 'team_id' => 0 ), $user_id );
		$id      = $this->views->insert( array( 'owner_id' => $user_id ) + $columns + array( 'icon' => 'star', 'folder' => 'open', 'search' => '', 'sorting' => 'newest' ) );
		return (array) $this->views->find( $id );
	}

	/**
	 * Changes a view.
	 *
	 * @param int                  $id      The view.
	 * @param array<string, mixed> $input   A "view-input", only what was sent.
	 * @param int                  $user_id Who.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 400, 403, 404.
	 */
	public function change( int $id, array $input, int $user_id ): array {
		$view = $this->editable( $id, $user_id );
		$this->views->update( $id, $this->columns( $input, $view, $user_id ) );
		return (array) $this->views->find( $id );
	}

	/**
	 * Takes a view away.
	 *
	 * @param int $id      The view.
	 * @param int $user_id Who.
	 * @throws Refusal 403, 404.
	 */
	public function delete( int $id, int $user_id ): void {
		$this->editable( $id, $user_id );
		$this->views->delete( $id );
	}

	/**
	 * Puts a deleted view back.
	 *
	 * @param int $id      The view.
	 * @param int $user_id Who.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 403; 404 when it is gone for good.
	 */
	public function restore( int $id, int $user_id ): array {
		$view = $this->views->find( $id );
		if ( null === $view || ( null !== $view['deleted_at'] && Time::unix( $view['deleted_at'] ) < time() - self::RESTORE * HOUR_IN_SECONDS ) || ! $this->can_edit( $view, $user_id ) ) {
			throw Refusal::not_found();
		}
		$this->views->update( $id, array( 'deleted_at' => null ) );
		return (array) $this->views->find( $id );
	}

	/**
	 * Whether somebody may change a view.
	 *
	 * @param array<string, mixed> $view    Its row.
	 * @param int                  $user_id Who.
	 */
	public function can_edit( array $view, int $user_id ): bool {
		return $user_id === $view['owner_id'] || ( 'no' !== $view['shared'] && user_can( $user_id, 'mesa_manage_tags' ) );
	}

	/**
	 * Whether somebody has a view: it is theirs or shared with them, and no mailbox that does not exist for them.
	 *
	 * @param array<string, mixed> $view    Its row.
	 * @param int                  $user_id Who.
	 */
	public function exists_for( array $view, int $user_id ): bool {
		$is_shared = 'all' === $view['shared'] || ( 'team' === $view['shared'] && $this->teams->has( $view['team_id'], $user_id ) );
		return null === $view['deleted_at']
			&& ( $user_id === $view['owner_id'] || $is_shared )
			&& ( 0 === $view['mailbox_id'] || $this->mailboxes->can_view( $view['mailbox_id'], $user_id ) );
	}

	/**
	 * A view that somebody may change.
	 *
	 * @param int $id      The view.
	 * @param int $user_id Who.
	 * @return array<string, mixed> Its row.
	 * @throws Refusal 403, 404.
	 */
	private function editable( int $id, int $user_id ): array {
		$this->db->use_primary();
		$view = $this->views->find( $id );
		if ( null === $view || null !== $view['deleted_at'] || ! ( $this->exists_for( $view, $user_id ) || $this->can_edit( $view, $user_id ) ) ) {
			throw Refusal::not_found();
		}
		if ( ! $this->can_edit( $view, $user_id ) ) {
			throw Refusal::forbidden();
		}
		return $view;
	}

	/**
	 * What is stored.
	 *
	 * @param array<string, mixed> $input   A "view-input", only what was sent.
	 * @param array<string, mixed> $view    What it was.
	 * @param int                  $user_id Who.
	 * @return array<string, string|int|null>
	 * @throws Refusal 400, 403.
	 */
	private function columns( array $input, array $view, int $user_id ): array {
		$columns = array_intersect_key( $input, array_flip( array( 'icon', 'folder', 'search', 'shared' ) ) );
		foreach ( array( 'mailbox_id' => 'mailbox_id', 'team_folder_id' => 'folder_team_id', 'team_id' => 'team_id', 'order' => 'sorting' ) as $field => $column ) {
			if ( array_key_exists( $field, $input ) ) {
				$columns[ $column ] = 'order' === $field ? $input[ $field ] : (int) $input[ $field ];
			}
		}
		if ( isset( $input['name'] ) ) {
			$columns['name'] = Text::line( $input['name'] );
			if ( '' === $columns['name'] ) {
				throw Refusal::invalid( 'name', __( 'Give the view a name.', 'mesa-help-desk' ) );
			}
		}
		if ( ( $columns['mailbox_id'] ?? 0 ) > 0 && ! $this->mailboxes->can_view( $columns['mailbox_id'], $user_id ) ) {
			throw Refusal::invalid( 'mailbox_id', __( 'There is no such mailbox.', 'mesa-help-desk' ) );
		}
		$shared = $columns['shared'] ?? $view['shared'];
		if ( 'no' !== $shared && ! user_can( $user_id, 'mesa_edit_tickets' ) ) {
			throw Refusal::forbidden_field( 'shared' );
		}
		if ( 'team' === $shared ) {
			$team_id = $columns['team_id'] ?? $view['team_id'];
			if ( ! isset( $this->teams->all()[ $team_id ] ) || ! ( $this->teams->has( $team_id, $user_id ) || user_can( $user_id, 'mesa_manage_tags' ) ) ) {
				throw Refusal::invalid( 'team_id', __( 'Choose one of your teams.', 'mesa-help-desk' ) );
			}
		}
		return $columns;
	}

	/**
	 * Teams that somebody is in.
	 *
	 * @param int $user_id Who.
	 * @return list<int>
	 */
	private function teams_of( int $user_id ): array {
		return array_values( array_filter( array_keys( $this->teams->all() ), fn( int $team_id ): bool => $this->teams->has( $team_id, $user_id ) ) );
	}
}

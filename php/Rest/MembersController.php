<?php
/**
 * The team over REST.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Access\Agents;
use Mesa\Access\MailboxPolicy;
use Mesa\Access\Roles;
use Mesa\Actions\Members\SetRole;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Domain\Refusal;
use Mesa\Rest\Presenters\PersonPresenter;
use WP_REST_Request;
use WP_User;

defined( 'ABSPATH' ) || exit;

/**
 * Who is in the team, what each role may do, and who gets which.
 */
final class MembersController {
	/** Users of the site that a search offers. */
	private const OFFERED = 10;

	/**
	 * Takes what it works with.
	 *
	 * @param MailboxStore    $mailboxes The mailboxes.
	 * @param MailboxPolicy   $policy    Who sees which.
	 * @param SetRole         $set       Gives roles.
	 * @param PersonPresenter $people    Shapes people.
	 */
	public function __construct( private readonly MailboxStore $mailboxes, private readonly MailboxPolicy $policy, private readonly SetRole $set, private readonly PersonPresenter $people ) {}

	/**
	 * Operation listRoles.
	 *
	 * @return list<array<string, mixed>> Each a "role".
	 */
	public function roles(): array {
		$ours  = array( 'administrator' => array( 'name' => translate_user_role( 'Administrator' ), 'capabilities' => Roles::administrator() ) );
		$ours += array_diff_key( Roles::all(), array( 'mesa_poller' => 0 ) );
		$roles = array();
		foreach ( $ours as $slug => $role ) {
			$stored  = get_role( $slug );
			$roles[] = array(
				'slug'    => $slug,
				'name'    => Roles::translated( $role['name'] ) ?? $role['name'],
				'summary' => self::summary( $slug ),
				'can'     => array_values( array_filter( Roles::capabilities(), static fn( string $capability ): bool => (bool) $stored?->has_cap( $capability ) ) ),
			);
		}
		return $roles;
	}

	/**
	 * Operation listMembers.
	 *
	 * @return list<array<string, mixed>> Each a "member".
	 */
	public function index(): array {
		$ids = Agents::ids( 'team' );
		$this->people->preload( $ids );
		return array_values( array_filter( array_map( $this->member( ... ), $ids ) ) );
	}

	/**
	 * Operation findCandidates.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> Each a "member-candidate".
	 * @throws Refusal 403 without promote_users.
	 */
	public function candidates( WP_REST_Request $request ): array {
		if ( ! current_user_can( 'promote_users' ) ) {
			throw Refusal::forbidden();
		}
		$found = get_users(
			array(
				'search'         => '*' . trim( $request['search'] ) . '*',
				'search_columns' => array( 'user_login', 'user_email', 'display_name' ),
				'orderby'        => 'display_name',
				'number'         => self::OFFERED + 20,
			)
		);
		$others = array_filter( $found, static fn( WP_User $user ): bool => ! user_can( $user, 'mesa_view_tickets' ) && ! user_can( $user, 'mesa_ingest' ) );
		return array_map(
			fn( WP_User $user ): array => array(
				'person' => $this->people->present( $user->ID ),
				'email'  => $user->user_email,
			),
			array_slice( array_values( $others ), 0, self::OFFERED )
		);
	}

	/**
	 * Operation setMemberRole.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "member".
	 * @throws Refusal As SetRole::set().
	 */
	public function set( WP_REST_Request $request ): array {
		$user_id = (int) $request['id'];
		$this->set->set( $user_id, (string) $request['role'], get_current_user_id() );
		return $this->member( $user_id ) ?? throw Refusal::not_found();
	}

	/**
	 * Somebody in the contract's form.
	 *
	 * @param int $user_id Who.
	 * @return array<string, mixed>|null A "member".
	 */
	private function member( int $user_id ): ?array {
		$user   = get_userdata( $user_id );
		$person = $this->people->present( $user_id );
		if ( false === $user || null === $person ) {
			return null;
		}
		$is_in = user_can( $user, 'mesa_view_tickets' );
		$scope = $this->policy->scope( $user_id );
		$all   = array_column( $this->mailboxes->all(), 'id' );
		return array(
			'person'     => $person,
			'email'      => $user->user_email,
			'role'       => array_values( array_intersect( array( 'administrator', ...array_diff( array_keys( Roles::all() ), array( 'mesa_poller' ) ) ), $user->roles ) )[0] ?? null,
			'mailboxes'  => $is_in ? array_values( array_filter( $all, static fn( int $id ): bool => $scope->includes( $id ) ) ) : array(),
			'sees_all'   => $is_in && $scope->is_everything(),
			'can_change' => $this->set->may( $user_id, get_current_user_id() ),
		);
	}

	/**
	 * What a role is for, in a sentence.
	 *
	 * @param string $slug The role.
	 */
	private static function summary( string $slug ): string {
		return match ( $slug ) {
			'administrator'          => __( 'Everything, and the site itself.', 'mesa-help-desk' ),
			'mesa_manager'           => __( 'Leads the team: connects mailboxes, sees every ticket, keeps tags and articles in order.', 'mesa-help-desk' ),
			'mesa_coordinator'       => __( 'Answers customers, hands out tickets and may delete them.', 'mesa-help-desk' ),
			'mesa_knowledge_manager' => __( 'Writes the articles; reads tickets and leaves notes, but does not answer customers.', 'mesa-help-desk' ),
			'mesa_agent'             => __( 'Answers customers and works on tickets.', 'mesa-help-desk' ),
			'mesa_light_agent'       => __( 'Helps with notes that only the team sees; does not answer customers.', 'mesa-help-desk' ),
			'mesa_qa'                => __( 'Reads along to look after quality, and leaves notes.', 'mesa-help-desk' ),
			default                  => '',
		};
	}
}

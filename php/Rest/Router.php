<?php
/**
 * All routes.
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Data\DataException;
use Mesa\Data\Site\AuditStore;
use Mesa\Domain\Refusal;
use WP_Error;
use WP_REST_Request;
use WP_REST_Response;

defined( 'ABSPATH' ) || exit;

/**
 * Registers the routes of the contract, each when it is asked for: who may call it, what it takes, which controller
 * answers.
 *
 * A route without a handler here, or with a capability this class does not understand, stays closed.
 */
final class Router {
	/**
	 * Operation => controller class and method. The method gets the WP_REST_Request and returns the answer's data
	 * (an array), a WP_REST_Response, or null for 204; it throws Refusal for a 4xx.
	 */
	private const HANDLERS = array(
		'listTickets'       => array( TicketsController::class, 'index' ),
		'createTicket'      => array( TicketsController::class, 'create' ),
		'bulkUpdateTickets' => array( TicketsController::class, 'bulk' ),
		'getTicket'         => array( TicketsController::class, 'show' ),
		'updateTicket'      => array( TicketsController::class, 'update' ),
		'listTags'          => array( TagsController::class, 'index' ),
		'getTag'            => array( TagsController::class, 'show' ),
		'renameTag'         => array( TagsController::class, 'rename' ),
		'mergeTag'          => array( TagsController::class, 'merge' ),
		'deleteTag'         => array( TagsController::class, 'delete' ),
		'listSavedReplies'   => array( SavedRepliesController::class, 'index' ),
		'createSavedReply'   => array( SavedRepliesController::class, 'create' ),
		'importSavedReplies' => array( SavedRepliesController::class, 'import' ),
		'updateSavedReply'   => array( SavedRepliesController::class, 'update' ),
		'deleteSavedReply'   => array( SavedRepliesController::class, 'delete' ),
		'noteSavedReplyUse'  => array( SavedRepliesController::class, 'used' ),
		'listTicketVariables' => array( WordsController::class, 'variables' ),
		'getArticleText'    => array( WordsController::class, 'article' ),
		'getSignature'      => array( WordsController::class, 'signature' ),
		'updateSignature'   => array( WordsController::class, 'sign' ),
		'getMailLook'       => array( MailLookController::class, 'show' ),
		'updateMailLook'    => array( MailLookController::class, 'update' ),
		'previewMailLook'   => array( MailLookController::class, 'preview' ),
		'testMailLook'      => array( MailLookController::class, 'test' ),
		'getDesk'           => array( DeskController::class, 'show' ),
		'createField'       => array( DeskController::class, 'create_field' ),
		'updateField'       => array( DeskController::class, 'update_field' ),
		'sortFields'        => array( DeskController::class, 'sort_fields' ),
		'createType'        => array( DeskController::class, 'create_type' ),
		'updateType'        => array( DeskController::class, 'update_type' ),
		'sortTypes'         => array( DeskController::class, 'sort_types' ),
		'createStatus'      => array( DeskController::class, 'create_status' ),
		'updateStatus'      => array( DeskController::class, 'update_status' ),
		'sortStatuses'      => array( DeskController::class, 'sort_statuses' ),
		'deleteStatus'      => array( DeskController::class, 'delete_status' ),
		'nameStatus'        => array( DeskController::class, 'name_status' ),
		'namePriority'      => array( DeskController::class, 'name_priority' ),
		'createTeam'        => array( DeskController::class, 'create_team' ),
		'updateTeam'        => array( DeskController::class, 'update_team' ),
		'deleteTeam'        => array( DeskController::class, 'delete_team' ),
		'sortTeams'         => array( DeskController::class, 'sort_teams' ),
		'planMerge'         => array( ThreadsController::class, 'plan' ),
		'mergeTickets'      => array( ThreadsController::class, 'merge' ),
		'separateTicket'    => array( ThreadsController::class, 'separate' ),
		'splitTicket'       => array( ThreadsController::class, 'split' ),
		'linkTickets'       => array( ThreadsController::class, 'link' ),
		'unlinkTickets'     => array( ThreadsController::class, 'unlink' ),
		'createChild'       => array( ThreadsController::class, 'child' ),
		'transferTicket'    => array( ThreadsController::class, 'transfer' ),
		'logCall'           => array( TasksController::class, 'call' ),
		'addTask'           => array( TasksController::class, 'add' ),
		'updateTask'        => array( TasksController::class, 'update' ),
		'deleteTask'        => array( TasksController::class, 'delete' ),
		'findCustomers'     => array( CustomersController::class, 'find' ),
		'countTickets'      => array( ViewsController::class, 'count' ),
		'listViews'         => array( ViewsController::class, 'index' ),
		'createView'        => array( ViewsController::class, 'create' ),
		'countViews'        => array( ViewsController::class, 'counts' ),
		'orderViews'        => array( ViewsController::class, 'order' ),
		'updateView'        => array( ViewsController::class, 'update' ),
		'deleteView'        => array( ViewsController::class, 'delete' ),
		'restoreView'       => array( ViewsController::class, 'restore' ),
		'startBulk'         => array( BulkController::class, 'create' ),
		'listBulk'          => array( BulkController::class, 'index' ),
		'getBulk'           => array( BulkController::class, 'show' ),
		'cancelBulk'        => array( BulkController::class, 'cancel' ),
		'undoBulk'          => array( BulkController::class, 'undo' ),
		'listRoles'         => array( MembersController::class, 'roles' ),
		'listMembers'       => array( MembersController::class, 'index' ),
		'findCandidates'    => array( MembersController::class, 'candidates' ),
		'setMemberRole'     => array( MembersController::class, 'set' ),
		'listMessages'      => array( MessagesController::class, 'index' ),
		'addReply'          => array( MessagesController::class, 'reply' ),
		'addNote'           => array( MessagesController::class, 'note' ),
		'getMessage'        => array( MessagesController::class, 'show' ),
		'cancelMessage'     => array( MessagesController::class, 'cancel' ),
		'retryMessage'      => array( MessagesController::class, 'retry' ),
		'scheduleMessage'   => array( MessagesController::class, 'schedule' ),
		'listDrafts'        => array( DraftsController::class, 'index' ),
		'saveDraft'         => array( DraftsController::class, 'save' ),
		'discardDraft'      => array( DraftsController::class, 'discard' ),
		'notePresence'      => array( PresenceController::class, 'note' ),
		'getPortalFile'     => array( PortalController::class, 'file' ),
		'getPortalNews'     => array( PortalController::class, 'news' ),
		'getRawMessage'     => array( FilesController::class, 'raw' ),
		'getAttachment'     => array( FilesController::class, 'attachment' ),
		'uploadFile'        => array( FilesController::class, 'upload' ),
		'previewFile'       => array( FilesController::class, 'preview' ),
		'findAddresses'     => array( AddressesController::class, 'index' ),
		'findMissingBlobs'  => array( FilesController::class, 'missing' ),
		'putBlob'           => array( FilesController::class, 'put' ),
		'listFolders'       => array( InboxController::class, 'folders' ),
		'getChanges'        => array( InboxController::class, 'changes' ),
		'listAgents'        => array( InboxController::class, 'agents' ),
		'getCustomer'       => array( CustomersController::class, 'show' ),
		'getTicketOrders'   => array( CustomersController::class, 'orders' ),
		'ingest'            => array( IngestController::class, 'ingest' ),
		'listMailboxes'     => array( MailboxesController::class, 'index' ),
		'createMailbox'     => array( MailboxesController::class, 'create' ),
		'testMailbox'       => array( MailboxesController::class, 'test' ),
		'getMailbox'        => array( MailboxesController::class, 'show' ),
		'updateMailbox'     => array( MailboxesController::class, 'update' ),
		'deleteMailbox'     => array( MailboxesController::class, 'delete' ),
		'startSignIn'       => array( SignInController::class, 'start' ),
		'confirmSignIn'     => array( SignInController::class, 'confirm' ),
		'endSignIn'         => array( SignInController::class, 'end' ),
		'listSignInClients' => array( SignInController::class, 'clients' ),
		'saveSignInClient'  => array( SignInController::class, 'save' ),
		'getMailboxToken'   => array( PollerController::class, 'token' ),
		'getMailboxCheck'   => array( ChecksController::class, 'show' ),
		'startMailboxCheck' => array( ChecksController::class, 'start' ),
		'listAlarms'        => array( ChecksController::class, 'alarms' ),
		'getPollerHealth'   => array( ChecksController::class, 'health' ),
		'startPollerCheck'  => array( ChecksController::class, 'start_for_doctor' ),
		'reportCheck'       => array( ChecksController::class, 'report' ),
		'getAutoAnswer'     => array( AutoAnswerController::class, 'show' ),
		'updateAutoAnswer'  => array( AutoAnswerController::class, 'update' ),
		'previewAutoAnswer' => array( AutoAnswerController::class, 'preview' ),
		'restartAutomaticMail' => array( AutoAnswerController::class, 'restart' ),
		'listBlockedSenders' => array( BlockedSendersController::class, 'index' ),
		'blockSender'       => array( BlockedSendersController::class, 'create' ),
		'unblockSender'     => array( BlockedSendersController::class, 'delete' ),
		'getSettings'       => array( SettingsController::class, 'show' ),
		'updateSettings'    => array( SettingsController::class, 'update' ),
		'getNotificationSettings'    => array( NotificationsController::class, 'show' ),
		'updateNotificationSettings' => array( NotificationsController::class, 'update' ),
		'listNotifications' => array( NotificationsController::class, 'index' ),
		'markNotifications' => array( NotificationsController::class, 'mark' ),
		'getFollowers'      => array( FollowersController::class, 'show' ),
		'setFollower'       => array( FollowersController::class, 'update' ),
		'getTicketLog'      => array( LogController::class, 'ticket' ),
		'getLog'            => array( LogController::class, 'index' ),
		'getPollerStatus'   => array( PollerController::class, 'status' ),
		'getPollerConfig'   => array( PollerController::class, 'config' ),
		'leaseMailbox'      => array( PollerController::class, 'lease' ),
		'releaseMailbox'    => array( PollerController::class, 'release' ),
		'saveMailboxState'  => array( PollerController::class, 'state' ),
		'reportLetters'     => array( PollerMailController::class, 'report' ),
		'listRawMessages'   => array( PollerMailController::class, 'index' ),
		'rereadMessage'     => array( PollerMailController::class, 'reread' ),
		'getRawSource'      => array( PollerMailController::class, 'source' ),
		'listDeadLetters'   => array( DeadLettersController::class, 'index' ),
		'retryDeadLetter'   => array( DeadLettersController::class, 'retry' ),
		'dismissDeadLetter' => array( DeadLettersController::class, 'dismiss' ),
		'getDeadLetterSource' => array( DeadLettersController::class, 'raw' ),
		'listFailedJobs'    => array( JobsController::class, 'failed' ),
		'retryJob'          => array( JobsController::class, 'retry' ),
		'tick'              => array( JobsController::class, 'tick' ),
		'runJobs'           => array( JobsController::class, 'run' ),
		'kickJobs'          => array( JobsController::class, 'kick' ),
		'createRequest'     => array( RequestsController::class, 'create' ),
		'stampRequest'      => array( RequestsController::class, 'stamp' ),
		'uploadRequestFile' => array( RequestsController::class, 'upload' ),
		'noteVisit'         => array( RequestsController::class, 'visit' ),
		'listForms'         => array( FormsController::class, 'index' ),
		'createForm'        => array( FormsController::class, 'create' ),
		'updateForm'        => array( FormsController::class, 'update' ),
		'sortForms'         => array( FormsController::class, 'sort' ),
		'previewForm'       => array( FormsController::class, 'preview' ),
		'getDeflection'     => array( FormsController::class, 'deflection' ),
		'searchArticles'    => array( ArticlesController::class, 'search' ),
		'getShelf'          => array( ShelfController::class, 'show' ),
		'changeShelf'       => array( ShelfController::class, 'change' ),
		'getArticleVotes'   => array( VotesController::class, 'index' ),
		'voteOnArticle'     => array( VotesController::class, 'vote' ),
		'noteSearch'        => array( SearchLogController::class, 'create' ),
		'getSynonyms'       => array( SynonymsController::class, 'show' ),
		'saveSynonyms'      => array( SynonymsController::class, 'save' ),
		'getInsight' => array( InsightController::class, 'show' ),
		'updateSearch' => array( InsightController::class, 'hide' ),
		'addSearchAlias' => array( InsightController::class, 'alias' ),
		'markVotes' => array( InsightController::class, 'mark' ),
		'listIdeas' => array( IdeasController::class, 'index' ),
		'refreshIdeas' => array( IdeasController::class, 'refresh' ),
		'updateIdea' => array( IdeasController::class, 'update' ),
		'draftIdea' => array( IdeasController::class, 'draft' ),
		'getArticleSource' => array( TicketArticlesController::class, 'source' ),
		'writeArticle' => array( TicketArticlesController::class, 'write' ),
		'listImports' => array( ImportsController::class, 'index' ),
		'createImport' => array( ImportsController::class, 'create' ),
		'getImport' => array( ImportsController::class, 'show' ),
		'updateImport' => array( ImportsController::class, 'update' ),
	);

	/**
	 * Takes the way to get a controller.
	 *
	 * @param \Closure(class-string): object $controllers Gives an instance of a controller class.
	 * @param \Closure(): AuditStore          $audit       Gives the site's log.
	 */
	public function __construct( private readonly \Closure $controllers, private readonly \Closure $audit ) {}

	/**
	 * What is needed beside the routes; called once, before the first of them.
	 */
	public function hook(): void {
		FileBody::hook();
		add_filter( 'rest_pre_dispatch', $this->prepare_batch( ... ), 10, 3 );
	}

	/**
	 * Registers one route; nothing when nobody answers it.
	 *
	 * @param array<string, mixed> $route As in routes.json.
	 */
	public function register( array $route ): void {
		if ( ! isset( self::HANDLERS[ $route['operation'] ] ) ) {
			return;
		}
		$arguments = Arguments::of( $route );
		register_rest_route(
			LazyRoutes::NAMESPACE,
			strtr(
				$route['path'],
				array(
					'{id}'     => '(?P<id>[0-9]+)',
					'{sha256}' => '(?P<sha256>[0-9a-f]{64})',
				)
			),
			array(
				'methods'             => $route['method'],
				'args'                => $arguments,
				'permission_callback' => fn( WP_REST_Request $request ): bool|WP_Error => $this->may_call( $route, $request ),
				'callback'            => fn( WP_REST_Request $request ): WP_REST_Response|WP_Error => $this->call( $route, $arguments, $request ),
			)
		);
	}

	/**
	 * Lets a batch of mails be unpacked before its fields are checked, for those who may send one.
	 *
	 * @param mixed           $result  What another filter has answered already.
	 * @param \WP_REST_Server $server  The server.
	 * @param WP_REST_Request $request The request.
	 */
	private function prepare_batch( mixed $result, \WP_REST_Server $server, WP_REST_Request $request ): mixed {
		if ( null !== $result || '/mesa/v1/ingest' !== $request->get_route() || ! current_user_can( 'mesa_ingest' ) ) {
			return $result;
		}
		return IngestBatch::prepare( $request );
	}

	/**
	 * Whether the caller may use the route at all. What a caller may see of a resource is its policy's business.
	 *
	 * @param array<string, mixed> $route   As in routes.json.
	 * @param WP_REST_Request      $request The request.
	 */
	private function may_call( array $route, WP_REST_Request $request ): bool|WP_Error {
		$capability = $route['capability'];
		if ( 'public' === $capability ) {
			return true;
		}
		if ( 'signed' === $capability ) {
			return Signature::is_valid( $route, $request ) ? true : $this->denied();
		}
		return str_starts_with( $capability, 'mesa_' ) && current_user_can( $capability ) ? true : $this->denied();
	}

	/**
	 * 401 for those who are not logged in, 403 for those whose role does not allow it.
	 */
	private function denied(): WP_Error {
		return new WP_Error( 'rest_forbidden', __( 'Your role does not allow this.', 'mesa-help-desk' ), array( 'status' => rest_authorization_required_code() ) );
	}

	/**
	 * Answers one request.
	 *
	 * @param array<string, mixed> $route     As in routes.json.
	 * @param array<string, mixed> $arguments The known arguments.
	 * @param WP_REST_Request      $request   The request.
	 */
	private function call( array $route, array $arguments, WP_REST_Request $request ): WP_REST_Response|WP_Error {
		$unknown = Arguments::unknown( $request, $arguments );
		if ( null !== $unknown ) {
			return $unknown;
		}
		list( $class_name, $method ) = self::HANDLERS[ $route['operation'] ];
		try {
			$answer = ( $this->controllers )( $class_name )->$method( $request );
		} catch ( Refusal $refusal ) {
			return $this->refused( $refusal );
		} catch ( DataException $error ) {
			return $this->failed( $error );
		}
		if ( AuditTrail::covers( $route ) ) {
			AuditTrail::note( ( $this->audit )(), $route, $request, $answer );
		}
		if ( $answer instanceof WP_REST_Response ) {
			return $answer;
		}
		$response = new WP_REST_Response( $answer, $route['status'] ?? 200 );
		$response->header( 'Cache-Control', 'no-store' );
		return $response;
	}

	/**
	 * A refusal in WordPress's error shape.
	 *
	 * @param Refusal $refusal What was thrown.
	 */
	private function refused( Refusal $refusal ): WP_Error {
		if ( isset( $refusal->data['retry_after'] ) ) {
			// WP_Error carries no headers, so the header goes on the response that the error becomes.
			add_filter(
				'rest_post_dispatch',
				static function ( $response ) use ( $refusal ) {
					if ( $response instanceof WP_REST_Response && 429 === $response->get_status() ) {
						$response->header( 'Retry-After', (string) $refusal->data['retry_after'] );
					}
					return $response;
				}
			);
		}
		return new WP_Error( $refusal->error_code, $refusal->getMessage(), array( 'status' => $refusal->status ) + $refusal->data );
	}

	/**
	 * The database failed: nothing was committed, unless the answer to the COMMIT got lost. The details go to the log, not
	 * to the caller.
	 *
	 * @param DataException $error What was thrown.
	 */
	private function failed( DataException $error ): WP_Error {
		// phpcs:ignore WordPress.PHP.DevelopmentFunctions.error_log_error_log -- A failed statement belongs in the site's log.
		error_log( 'Mesa: ' . $error->getMessage() );
		if ( $error->is_outcome_unknown() ) {
			return new WP_Error(
				'mesa_outcome_unknown',
				__( 'The connection to the database was lost while this was being saved. Please look whether it is there before you try again.', 'mesa-help-desk' ),
				array( 'status' => 503 )
			);
		}
		return new WP_Error(
			'mesa_database',
			__( 'The database did not take this. Nothing was changed; please try again.', 'mesa-help-desk' ),
			array( 'status' => $error->is_passing() ? 503 : 500 )
		);
	}
}

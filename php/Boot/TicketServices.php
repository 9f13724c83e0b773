<?php
/**
 * Wiring of tickets.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Access\TicketPolicy;
use Mesa\Actions\Automatic\AnswerAutomatically;
use Mesa\Actions\Automatic\AutomaticMail;
use Mesa\Actions\Automatic\BlockSender;
use Mesa\Actions\Automatic\SaveAutoAnswer;
use Mesa\Actions\Automatic\StoppedMail;
use Mesa\Actions\Incoming\AppendMessage;
use Mesa\Actions\Incoming\FindThread;
use Mesa\Actions\Incoming\IngestMessage;
use Mesa\Actions\Incoming\IngestMessages;
use Mesa\Actions\Incoming\StoreIncoming;
use Mesa\Actions\Incoming\TakeComplaint;
use Mesa\Actions\Replies\AddNote;
use Mesa\Actions\Replies\AddReply;
use Mesa\Actions\Replies\CancelReply;
use Mesa\Actions\Replies\ComposeReply;
use Mesa\Actions\Replies\Forwarding;
use Mesa\Actions\Replies\RetryReply;
use Mesa\Actions\Sorting\RequireFields;
use Mesa\Actions\Tickets\CreateTicket;
use Mesa\Actions\Tickets\OpenTicket;
use Mesa\Actions\Tickets\PlanChange;
use Mesa\Actions\Tickets\PlanSorting;
use Mesa\Actions\Tickets\ReleaseTickets;
use Mesa\Actions\Tickets\UpdateTickets;
use Mesa\Actions\Tickets\WakeTicket;
use Mesa\Actions\Upkeep\StoreFile;
use Mesa\Actions\Upkeep\TidyUp;
use Mesa\Data\Files\BlobPacks;
use Mesa\Data\Files\BlobStore;
use Mesa\Data\Files\FilesFolder;
use Mesa\Data\Freshness;
use Mesa\Data\Mail\AutoAnswerStore;
use Mesa\Data\Mail\BreakerStore;
use Mesa\Data\Mail\SenderListStore;
use Mesa\Data\Messages\AttachmentStore;
use Mesa\Data\Messages\MessageStore;
use Mesa\Data\People\AddressBook;
use Mesa\Data\People\CustomerStore;
use Mesa\Data\People\UserStore;
use Mesa\Data\SequenceStore;
use Mesa\Data\Tickets\CountStore;
use Mesa\Data\Tickets\EventStore;
use Mesa\Data\Tickets\FolderWalk;
use Mesa\Data\Tickets\ParticipantStore;
use Mesa\Data\Tickets\RankStore;
use Mesa\Data\Tickets\ReadStore;
use Mesa\Data\Tickets\TicketCopies;
use Mesa\Data\Tickets\TicketQuery;
use Mesa\Data\Tickets\TicketStore;
use Mesa\Data\Tickets\WaitingTimes;
use Mesa\Domain\MessageId;
use Mesa\Domain\SubjectToken;
use Mesa\Events\Pulse;
use Mesa\Events\Recorder;
use Mesa\Rest\AddressesController;
use Mesa\Rest\AutoAnswerController;
use Mesa\Rest\BlockedSendersController;
use Mesa\Rest\CustomersController;
use Mesa\Rest\FilesController;
use Mesa\Rest\InboxController;
use Mesa\Rest\IngestController;
use Mesa\Rest\MessagesController;
use Mesa\Rest\Presenters\BlockedSenderPresenter;
use Mesa\Rest\Presenters\MessagePresenter;
use Mesa\Rest\Presenters\PersonPresenter;
use Mesa\Rest\Presenters\TicketPresenter;
use Mesa\Rest\TicketsController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for tickets, messages, files and mail in.
 */
trait TicketServices {
	/** Folder counts. */
	public function count_store(): CountStore {
		return $this->once( CountStore::class, fn() => new CountStore( $this->db() ) );
	}

	/** The number that every change raises; the pulse follows it. */
	public function sequence_store(): SequenceStore {
		return $this->once(
			SequenceStore::class,
			function () {
				$sequence = new SequenceStore( $this->db() );
				$sequence->on_change( fn( int $seq ) => $this->pulse()->write( $seq ) );
				return $sequence;
			}
		);
	}

	/** Tickets. */
	public function ticket_store(): TicketStore {
		return $this->once( TicketStore::class, fn() => new TicketStore( $this->db(), $this->count_store(), $this->sequence_store(), $this->search_pending(), new TicketCopies( $this->db() ) ) );
	}

	/** What the order "importance" is read by. */
	public function rank_store(): RankStore {
		return $this->once( RankStore::class, fn() => new RankStore( $this->db() ) );
	}

	/** Lists of tickets. */
	public function ticket_query(): TicketQuery {
		return $this->once( TicketQuery::class, fn() => new TicketQuery( $this->db(), new FolderWalk( $this->db() ), $this->ticket_finder() ) );
	}

	/** Messages. */
	public function message_store(): MessageStore {
		return $this->once( MessageStore::class, fn() => new MessageStore( $this->db(), $this->ticket_store(), $this->search_pending() ) );
	}

	/** Attachments. */
	public function attachment_store(): AttachmentStore {
		return $this->once( AttachmentStore::class, fn() => new AttachmentStore( $this->db(), $this->search_pending() ) );
	}

	/** Customers. */
	public function customer_store(): CustomerStore {
		return $this->once( CustomerStore::class, fn() => new CustomerStore( $this->db() ) );
	}

	/** Participants. */
	public function participant_store(): ParticipantStore {
		return $this->once( ParticipantStore::class, fn() => new ParticipantStore( $this->db() ) );
	}

	/** Who has read what. */
	public function read_store(): ReadStore {
		return $this->once( ReadStore::class, fn() => new ReadStore( $this->db() ) );
	}

	/** The history. */
	public function event_store(): EventStore {
		return $this->once( EventStore::class, fn() => new EventStore( $this->db() ) );
	}

	/** Where files lie. */
	public function files_folder(): FilesFolder {
		return $this->once( FilesFolder::class, static fn() => new FilesFolder() );
	}

	/** Files. */
	public function blob_store(): BlobStore {
		return $this->once( BlobStore::class, fn() => new BlobStore( $this->db(), $this->files_folder() ) );
	}

	/** Many small files at once. */
	public function blob_packs(): BlobPacks {
		return $this->once( BlobPacks::class, fn() => new BlobPacks( $this->db(), $this->blob_store(), $this->files_folder() ) );
	}

	/** Our Message-IDs. */
	public function message_ids(): MessageId {
		return $this->once( MessageId::class, static fn() => new MessageId( wp_salt( 'auth' ) . 'mesa-message' ) );
	}

	/** Our subject tokens. */
	public function subject_tokens(): SubjectToken {
		return $this->once( SubjectToken::class, static fn() => new SubjectToken( wp_salt( 'auth' ) . 'mesa-subject' ) );
	}

	/** Reading what was written a moment ago. */
	public function freshness(): Freshness {
		return $this->once( Freshness::class, fn() => new Freshness( $this->db(), $this->sequence_store() ) );
	}

	/** The pulse. */
	public function pulse(): Pulse {
		return $this->once( Pulse::class, fn() => new Pulse( $this->sequence_store() ) );
	}

	/** Writes the history. */
	public function recorder(): Recorder {
		return $this->once( Recorder::class, fn() => new Recorder( $this->db(), $this->event_store(), $this->ticket_store(), fn( int $ticket_id, string $type, int $actor_id, array $data ) => $this->notify_agents()->on_event( $ticket_id, $type, $actor_id, $data ) ) );
	}

	/** Who may do what with a ticket. */
	public function ticket_policy(): TicketPolicy {
		return $this->once( TicketPolicy::class, fn() => new TicketPolicy( $this->ticket_store(), $this->mailbox_policy() ) );
	}

	/** Keeps files. */
	public function store_file(): StoreFile {
		return $this->once( StoreFile::class, fn() => new StoreFile( $this->blob_store() ) );
	}

	/** Stores what customers write. */
	public function store_incoming(): StoreIncoming {
		return $this->once( StoreIncoming::class, fn() => new StoreIncoming( $this->message_store(), $this->attachment_store(), $this->customer_store(), $this->participant_store(), $this->mailbox_store(), $this->sender_list_store() ) );
	}

	/** Makes tickets. */
	public function create_ticket(): CreateTicket {
		return $this->once( CreateTicket::class, fn() => new CreateTicket( $this->db(), $this->ticket_store(), $this->message_store(), $this->store_incoming(), $this->recorder(), $this->answer_automatically() ) );
	}

	/** Adds customers' messages to tickets. */
	public function append_message(): AppendMessage {
		return $this->once( AppendMessage::class, fn() => new AppendMessage( $this->db(), $this->ticket_store(), $this->store_incoming(), $this->recorder(), $this->mailbox_policy(), $this->settings_store(), $this->hold_replies(), $this->sorting()->statuses, $this->check_mentions() ) );
	}

	/** Finds the ticket of a mail. */
	public function find_thread(): FindThread {
		return $this->once( FindThread::class, fn() => new FindThread( $this->message_store(), $this->participant_store(), $this->store_incoming(), $this->message_ids(), $this->subject_tokens(), $this->agent_tokens() ) );
	}

	/** Guards all mail that leaves without a person: answers to customers, notifications to agents. */
	public function automatic_mail(): AutomaticMail {
		return $this->once( AutomaticMail::class, fn() => new AutomaticMail( $this->db(), $this->mailbox_store(), $this->rate_limit_store(), $this->breaker_store(), $this->sender_list_store(), $this->job_store() ) );
	}

	/** Says "We have your message". */
	public function answer_automatically(): AnswerAutomatically {
		return $this->once( AnswerAutomatically::class, fn() => new AnswerAutomatically( $this->db(), $this->auto_answer_store(), $this->automatic_mail(), $this->mailbox_store(), $this->ticket_store(), $this->message_store(), $this->participant_store(), $this->job_store(), $this->message_ids(), $this->recorder() ) );
	}

	/** What each mailbox answers by itself. */
	public function auto_answer_store(): AutoAnswerStore {
		return $this->once( AutoAnswerStore::class, fn() => new AutoAnswerStore( $this->db() ) );
	}

	/** Blocked senders as the contract has them. */
	private function blocked_sender_presenter(): BlockedSenderPresenter {
		return $this->once( BlockedSenderPresenter::class, fn() => new BlockedSenderPresenter( $this->person_presenter(), $this->sender_list_store() ) );
	}

	/** Automatic mail that was stopped, in words. */
	public function stopped_mail(): StoppedMail {
		return $this->once( StoppedMail::class, fn() => new StoppedMail( $this->breaker_store(), $this->mailbox_store(), AdminPage::url( ... ) ) );
	}

	/** Breakers of automatic mail. */
	public function breaker_store(): BreakerStore {
		return $this->once( BreakerStore::class, fn() => new BreakerStore( $this->db() ) );
	}

	/** Blocked senders, and those who get no automatic mail. */
	public function sender_list_store(): SenderListStore {
		return $this->once( SenderListStore::class, fn() => new SenderListStore( $this->db() ) );
	}

	/** Takes mails in. */
	public function ingest_message(): IngestMessage {
		return $this->once( IngestMessage::class, fn() => new IngestMessage( $this->db(), $this->blob_store(), $this->message_store(), $this->find_thread(), $this->create_ticket(), $this->append_message(), $this->message_ids(), $this->recorder(), $this->attachment_store(), new TakeComplaint( $this->message_store(), $this->sender_list_store() ), $this->take_agent_mail(), $this->take_forward() ) );
	}

	/** Takes many mails in. */
	public function ingest_messages(): IngestMessages {
		return $this->once( IngestMessages::class, fn() => new IngestMessages( $this->db(), $this->ingest_message(), $this->message_store(), $this->customer_store(), $this->participant_store(), $this->ticket_store(), $this->follower_store() ) );
	}

	/** Stores what agents write to customers, and queues it. */
	public function compose_reply(): ComposeReply {
		return $this->once( ComposeReply::class, fn() => new ComposeReply( $this->message_store(), $this->attachment_store(), $this->participant_store(), $this->blob_store(), $this->mailbox_store(), $this->job_store(), $this->settings_store(), $this->message_ids(), new UserStore( $this->db() ) ) );
	}

	/** Answers customers. */
	public function add_reply(): AddReply {
		return $this->once( AddReply::class, fn() => new AddReply( $this->db(), $this->ticket_store(), $this->message_store(), $this->compose_reply(), $this->recorder(), new Forwarding( $this->message_store(), $this->attachment_store() ), $this->send_wishes(), new RequireFields( $this->sorting() ), $this->read_store(), $this->mailbox_policy() ) );
	}

	/** Writes to the team. */
	public function add_note(): AddNote {
		return $this->once( AddNote::class, fn() => new AddNote( $this->db(), $this->ticket_store(), $this->message_store(), $this->attachment_store(), $this->compose_reply(), $this->recorder(), $this->draft_store(), $this->check_mentions() ) );
	}

	/** Takes replies back. */
	public function cancel_reply(): CancelReply {
		return $this->once( CancelReply::class, fn() => new CancelReply( $this->db(), $this->ticket_store(), $this->message_store(), $this->job_store(), $this->recorder(), $this->mailbox_policy() ) );
	}

	/** Sends replies again. */
	public function retry_reply(): RetryReply {
		return $this->once( RetryReply::class, fn() => new RetryReply( $this->db(), $this->message_store(), $this->job_store(), $this->recorder() ) );
	}

	/** Opens tickets for agents. */
	public function open_ticket(): OpenTicket {
		return $this->once( OpenTicket::class, fn() => new OpenTicket( $this->db(), $this->ticket_store(), $this->message_store(), $this->customer_store(), $this->mailbox_store(), $this->create_ticket(), $this->compose_reply(), $this->recorder(), $this->mailbox_policy(), $this->call_store(), $this->ticket_query() ) );
	}

	/** Changes tickets. */
	public function update_tickets(): UpdateTickets {
		return $this->once( UpdateTickets::class, fn() => new UpdateTickets( $this->db(), $this->ticket_store(), new WaitingTimes( $this->db() ), $this->tag_store(), $this->read_store(), $this->job_store(), $this->ticket_policy(), new PlanChange( $this->mailbox_policy(), new PlanSorting( $this->sorting(), $this->mailbox_policy() ) ), $this->recorder() ) );
	}

	/** Gives away what somebody had who leaves. */
	public function release_tickets(): ReleaseTickets {
		return $this->once( ReleaseTickets::class, fn() => new ReleaseTickets( $this->db(), $this->ticket_store(), $this->recorder(), $this->mailbox_policy() ) );
	}

	/** Mends what dead processes left. */
	public function tidy_up(): TidyUp {
		return $this->once( TidyUp::class, fn() => new TidyUp( $this->pulse(), $this->blob_store(), $this->blob_packs(), $this->presence_store() ) );
	}

	/** Wakes snoozed tickets. */
	public function wake_ticket(): WakeTicket {
		return $this->once( WakeTicket::class, fn() => new WakeTicket( $this->db(), $this->ticket_store(), $this->recorder() ) );
	}

	/** People as the contract has them. */
	private function person_presenter(): PersonPresenter {
		return $this->once( PersonPresenter::class, static fn() => new PersonPresenter() );
	}

	/** Tickets as the contract has them. */
	private function ticket_presenter(): TicketPresenter {
		return $this->once( TicketPresenter::class, fn() => new TicketPresenter( $this->person_presenter(), $this->tag_store(), $this->sorting() ) );
	}

	/** Messages as the contract has them. */
	private function message_presenter(): MessagePresenter {
		return $this->once( MessagePresenter::class, fn() => new MessagePresenter( $this->person_presenter(), $this->attachment_store(), $this->call_store() ) );
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function ticket_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			TicketsController::class   => new TicketsController( $this->ticket_query(), $this->message_store(), $this->event_store(), $this->ticket_policy(), $this->open_ticket( ... ), $this->update_tickets( ... ), $this->compose_reply( ... ), $this->ticket_presenter(), $this->message_presenter(), $this->person_presenter(), $this->blocked_sender_presenter(), $this->work_presenter(), fn( array $ticket, array $mailbox ): string => $this->signatures()->html( $mailbox, get_current_user_id(), $ticket ), $this->reading_log() ),
			MessagesController::class  => new MessagesController( $this->message_store(), $this->ticket_policy(), $this->add_reply(), $this->add_note(), $this->cancel_reply(), $this->retry_reply(), $this->schedule_reply(), $this->message_presenter() ),
			FilesController::class     => new FilesController( $this->attachment_store(), $this->message_store(), $this->blob_store(), $this->store_file(), $this->ticket_policy() ),
			InboxController::class     => new InboxController( $this->ticket_query(), $this->count_store(), $this->sequence_store(), $this->ticket_presenter(), $this->person_presenter(), $this->ticket_policy(), $this->presence_store(), $this->presence_presenter() ),
			AddressesController::class => new AddressesController( new AddressBook( $this->db() ), $this->ticket_policy() ),
			CustomersController::class => new CustomersController( $this->customer_store(), $this->ticket_policy(), $this->order_source(), $this->ticket_query(), $this->call_store() ),
			IngestController::class    => new IngestController( $this->mailbox_store(), $this->blob_store(), $this->blob_packs(), $this->ingest_messages(), $this->take_in_check() ),
			AutoAnswerController::class     => new AutoAnswerController( $this->mailbox_store(), new SaveAutoAnswer( $this->auto_answer_store() ), $this->breaker_store(), $this->automatic_mail() ),
			BlockedSendersController::class => new BlockedSendersController( $this->sender_list_store(), new BlockSender( $this->sender_list_store(), $this->mailbox_store(), $this->ticket_store(), $this->recorder() ), $this->ticket_policy(), $this->blocked_sender_presenter() ),
			default                    => null,
		};
	}
}

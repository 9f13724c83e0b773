<?php
/**
 * Wiring.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\AgentMail\NotifyAgents;
use Mesa\Actions\Automatic\AnswerAutomatically;
use Mesa\Actions\Automatic\AutomaticMail;
use Mesa\Actions\Mailboxes\ConfirmSignIn;
use Mesa\Actions\Mailboxes\DeleteMailbox;
use Mesa\Actions\Mailboxes\SaveMailbox;
use Mesa\Actions\Mailboxes\SaveSignInClient;
use Mesa\Actions\Mailboxes\StartSignIn;
use Mesa\Actions\Tickets\WakeTicket;
use Mesa\Actions\Upkeep\RetryJob;
use Mesa\Actions\Upkeep\SaveSettings;
use Mesa\Blocks\KbSearchView;
use Mesa\Blocks\View;
use Mesa\Data\Db;
use Mesa\Data\Knowledge\ArticleIndexStore;
use Mesa\Data\Mail\GrantStore;
use Mesa\Data\Mail\MailboxStore;
use Mesa\Data\Mail\PollerStore;
use Mesa\Data\Mail\SignInClientStore;
use Mesa\Data\Mail\SignInStore;
use Mesa\Data\People\AddressTraces;
use Mesa\Data\People\PersonStore;
use Mesa\Data\Site\JobStore;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Site\Vault;
use Mesa\Data\Visitors\RateLimitStore;
use Mesa\Domain\AccessTokens;
use Mesa\Domain\NoOrders;
use Mesa\Domain\OrderSource;
use Mesa\Integrations\MailServer\Prober;
use Mesa\Integrations\OAuth\FinishSignIn;
use Mesa\Integrations\OAuth\GrantTokens;
use Mesa\Integrations\OAuth\TokenEndpoint;
use Mesa\Integrations\WooCommerce\Orders;
use Mesa\Jobs\Alarm;
use Mesa\Jobs\AnswerHandler;
use Mesa\Jobs\BreakerAlarm;
use Mesa\Jobs\JobRunner;
use Mesa\Jobs\Outgoing\Delivery;
use Mesa\Jobs\Outgoing\Login;
use Mesa\Jobs\Outgoing\Transport;
use Mesa\Jobs\SendReply;
use Mesa\Jobs\WakeTicketHandler;
use Mesa\Knowledge\ArticleIndex;
use Mesa\Knowledge\ArticleSearch;
use Mesa\Rest\ArticlesController;
use Mesa\Rest\JobsController;
use Mesa\Rest\MailboxesController;
use Mesa\Rest\PollerController;
use Mesa\Rest\SettingsController;
use Mesa\Rest\SignInController;
use Mesa\Rest\Signature;

defined( 'ABSPATH' ) || exit;

/**
 * Makes each object once, when it is first asked for. Wired by hand: to see what a class needs, read its line here.
 */
final class Services {
	use AgentServices;
	use TicketServices;
	use AccessServices;
	use KeepServices;
	use CheckServices;
	use SearchServices;
	use TagServices;
	use ListServices;
	use ThreadServices;
	use PeopleServices;
	use SortingServices;
	use WritingServices;
	use WordServices;
	use FormServices;
	use ArticleServices;
	use PortalServices;
	use InsightServices;

	/**
	 * Objects made so far, by class.
	 *
	 * @var array<class-string, object>
	 */
	private array $made = array();

	/**
	 * The object of a class, made by $make the first time.
	 *
	 * @template T of object
	 * @param class-string<T> $class_name The class.
	 * @param callable(): T   $make       Makes it.
	 * @return T
	 */
	private function once( string $class_name, callable $make ): object {
		return $this->made[ $class_name ] ??= $make();
	}

	/**
	 * The database.
	 */
	public function db(): Db {
		return $this->once( Db::class, static fn() => new Db() );
	}

	/**
	 * The site's settings.
	 */
	public function settings_store(): SettingsStore {
		return $this->once( SettingsStore::class, static fn() => new SettingsStore() );
	}

	/**
	 * Seals passwords.
	 */
	public function vault(): Vault {
		return $this->once( Vault::class, static fn() => new Vault() );
	}

	/**
	 * The mailboxes.
	 */
	public function mailbox_store(): MailboxStore {
		return $this->once( MailboxStore::class, fn() => new MailboxStore( $this->db(), $this->vault(), $this->settings_store() ) );
	}

	/**
	 * Leases, cursors, and when a poller was last heard of.
	 */
	public function poller_store(): PollerStore {
		return $this->once( PollerStore::class, fn() => new PollerStore( $this->db() ) );
	}

	/**
	 * Adds and changes mailboxes.
	 */
	public function save_mailbox(): SaveMailbox {
		return $this->once( SaveMailbox::class, fn() => new SaveMailbox( $this->db(), $this->mailbox_store(), $this->mailbox_member_store(), $this->mailbox_policy(), $this->access_tokens(), $this->job_store(), $this->sequence_store(), $this->team_store() ) );
	}

	/**
	 * The site's clients at Google and Microsoft.
	 */
	public function sign_in_clients(): SignInClientStore {
		return $this->once( SignInClientStore::class, fn() => new SignInClientStore( $this->vault() ) );
	}

	/**
	 * What people have granted there.
	 */
	public function grant_store(): GrantStore {
		return $this->once( GrantStore::class, fn() => new GrantStore( $this->db(), $this->vault() ) );
	}

	/**
	 * Tokens to log in to mail servers with.
	 */
	public function access_tokens(): AccessTokens {
		return $this->once( AccessTokens::class, fn() => new GrantTokens( $this->grant_store(), $this->mailbox_store(), $this->sign_in_clients(), new TokenEndpoint() ) );
	}

	/**
	 * People who come back from there.
	 */
	public function finish_sign_in(): FinishSignIn {
		return $this->once( FinishSignIn::class, fn() => new FinishSignIn( new SignInStore( $this->db(), $this->vault() ), $this->mailbox_store(), $this->sign_in_clients(), $this->grant_store(), new TokenEndpoint() ) );
	}

	/**
	 * What is stored about a person.
	 */
	public function person_store(): PersonStore {
		return $this->once( PersonStore::class, fn() => new PersonStore( $this->db(), $this->customer_store(), $this->ticket_store(), $this->message_store(), $this->blob_store(), $this->dead_letter_store(), $this->search_pending() ) );
	}

	/**
	 * Where other people's data names an address.
	 */
	public function address_traces(): AddressTraces {
		return $this->once( AddressTraces::class, fn() => new AddressTraces( $this->db(), $this->message_store() ) );
	}

	/**
	 * The queue.
	 */
	public function job_store(): JobStore {
		return $this->once( JobStore::class, fn() => new JobStore( $this->db() ) );
	}

	/**
	 * Runs the queue.
	 */
	public function job_runner(): JobRunner {
		return $this->once( JobRunner::class, fn() => new JobRunner( $this->job_store(), $this->check_handlers() + $this->access_handlers() + $this->people_handlers() + $this->portal_handlers() + $this->tag_handlers() + $this->list_handlers() + $this->sorting_handlers() + $this->insight_handlers() + array( SendReply::TYPE => fn() => $this->send_reply(), NotifyAgents::JOB => fn() => $this->notify_agent(), AnswerAutomatically::JOB => fn() => new AnswerHandler( $this->answer_automatically() ), AutomaticMail::ALARM => fn() => new BreakerAlarm( $this->mailbox_store(), AdminPage::url( ... ) ), WakeTicket::JOB => fn() => new WakeTicketHandler( $this->wake_ticket() ) ), $this->forget_rights( ... ) ) );
	}

	/**
	 * Sends replies.
	 */
	public function send_reply(): SendReply {
		return $this->once(
			SendReply::class,
			fn() => new SendReply(
				$this->message_store(),
				$this->hold_replies(),
				$this->mailbox_store(),
				$this->reply_composer( null, $this->follow_line() ),
				$this->delivery(),
				$this->recorder()
			)
		);
	}

	/**
	 * Sends mails for a mailbox.
	 */
	private function delivery(): Delivery {
		return $this->once( Delivery::class, fn() => new Delivery( new Login( $this->mailbox_store(), $this->access_tokens() ), new Transport() ) );
	}

	/**
	 * Wakes the queue when a job is due.
	 */
	public function alarm(): Alarm {
		return $this->once(
			Alarm::class,
			static fn() => new Alarm(
				static function (): string {
					$expires = time() + 120;
					return add_query_arg( array( 'expires' => $expires, 'signature' => Signature::of( 'runJobs', array( 'expires' => $expires ) ) ), rest_url( 'mesa/v1/jobs/run' ) );
				}
			)
		);
	}

	/**
	 * The controller of a class named in Router::HANDLERS.
	 *
	 * @param class-string $class_name The class.
	 * @throws \LogicException When nobody has said how to make it.
	 */
	public function controller( string $class_name ): object {
		return match ( $class_name ) {
			ArticlesController::class => new ArticlesController( $this->article_search() ),
			MailboxesController::class => new MailboxesController( $this->mailbox_store(), $this->save_mailbox(), new DeleteMailbox( $this->db(), $this->mailbox_store(), $this->settings_store(), $this->access_tokens(), $this->settle_letter() ), new Prober(), $this->access_tokens(), $this->mailbox_member_store(), $this->mailbox_policy() ),
			SignInController::class   => new SignInController( $this->mailbox_store(), $this->sign_in_clients(), new SaveSignInClient( $this->sign_in_clients(), $this->grant_store() ), new StartSignIn( $this->mailbox_store(), $this->sign_in_clients(), new SignInStore( $this->db(), $this->vault() ), $this->grant_store() ), new ConfirmSignIn( $this->grant_store(), $this->mailbox_store(), $this->save_mailbox() ), $this->access_tokens(), $this->mailbox_member_store() ),
			SettingsController::class => new SettingsController( $this->settings_store(), new SaveSettings( $this->settings_store(), $this->mailbox_store() ) ),
			PollerController::class   => new PollerController( $this->mailbox_store(), $this->poller_store(), $this->job_store(), $this->dead_letter_store(), $this->access_tokens() ),
			JobsController::class     => new JobsController( $this->job_runner(), $this->job_store(), $this->poller_store(), new RetryJob( $this->job_store() ), $this->message_store() ),
			default                   => $this->form_controller( $class_name ) ?? $this->ticket_controller( $class_name ) ?? $this->people_controller( $class_name ) ?? $this->keep_controller( $class_name ) ?? $this->check_controller( $class_name ) ?? $this->tag_controller( $class_name ) ?? $this->list_controller( $class_name ) ?? $this->thread_controller( $class_name ) ?? $this->sorting_controller( $class_name ) ?? $this->word_controller( $class_name ) ?? $this->writing_controller( $class_name ) ?? $this->article_controller( $class_name ) ?? $this->insight_controller( $class_name ) ?? $this->portal_controller( $class_name ) ?? throw new \LogicException( esc_html( "No way to make $class_name." ) ),
		};
	}

	/**
	 * The orders of a customer; of no shop when none is active.
	 */
	public function order_source(): OrderSource {
		return $this->once(
			OrderSource::class,
			/**
			 * Filters where a customer's orders come from, for shops other than WooCommerce.
			 *
			 * @param OrderSource $source The source.
			 */
			static fn() => apply_filters( 'mesa_order_source', Orders::is_available() ? new Orders() : new NoOrders() )
		);
	}

	/**
	 * The articles' search words.
	 */
	public function article_index(): ArticleIndexStore {
		return $this->once( ArticleIndexStore::class, fn() => new ArticleIndexStore( $this->db() ) );
	}

	/**
	 * Search over public articles.
	 */
	public function article_search(): ArticleSearch {
		return $this->once( ArticleSearch::class, fn() => new ArticleSearch( $this->article_index(), $this->article_words() ) );
	}

	/**
	 * Keeps the articles' search words in step.
	 */
	public function article_words(): ArticleIndex {
		return $this->once( ArticleIndex::class, fn() => new ArticleIndex( $this->article_index() ) );
	}

	/**
	 * What shows a block.
	 *
	 * @param string $name Its folder's name.
	 * @throws \LogicException When nobody has said how to make it.
	 */
	public function block_view( string $name ): View {
		return match ( $name ) {
			'ticket-form' => $this->ticket_form_view(),
			'kb-search'   => $this->once( KbSearchView::class, fn() => new KbSearchView( $this->article_search(), $this->note_search( ... ) ) ),
			default       => $this->article_view( $name ) ?? $this->portal_view( $name ) ?? throw new \LogicException( esc_html( "No way to show $name." ) ),
		};
	}

	/**
	 * Counts hits per visitor.
	 */
	public function rate_limit_store(): RateLimitStore {
		return $this->once( RateLimitStore::class, fn() => new RateLimitStore( $this->db() ) );
	}
}

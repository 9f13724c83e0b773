<?php
/**
 * /forms
 *
 * @package Mesa
 */

namespace Mesa\Rest;

use Mesa\Actions\Forms\SaveForm;
use Mesa\Data\Site\SettingsStore;
use Mesa\Data\Visitors\FormPreviews;
use Mesa\Data\Visitors\FormStore;
use Mesa\Data\Visitors\RequestStore;
use Mesa\Data\Visitors\VisitStore;
use Mesa\Domain\FormAddress;
use Mesa\Rest\Presenters\FormPresenter;
use WP_REST_Request;

defined( 'ABSPATH' ) || exit;

/**
 * Forms, for those who set them up. What visitors send is RequestsController's.
 */
final class FormsController {
	/** Seconds over which messages are counted. */
	private const LATELY = 30 * DAY_IN_SECONDS;

	/**
	 * Takes what it works with.
	 *
	 * @param FormStore     $forms    Forms.
	 * @param SaveForm      $save     Makes and changes them.
	 * @param RequestStore  $requests What came in by them.
	 * @param VisitStore    $visits   What visitors did.
	 * @param SettingsStore $settings How many visits see no suggestions.
	 */
	public function __construct(
		private readonly FormStore $forms,
		private readonly SaveForm $save,
		private readonly RequestStore $requests,
		private readonly VisitStore $visits,
		private readonly SettingsStore $settings
	) {}

	/**
	 * Operation listForms.
	 *
	 * @return list<array<string, mixed>> Each a "form".
	 */
	public function index(): array {
		$counts = $this->requests->counts( time() - self::LATELY );
		$user   = get_current_user_id();
		return array_values(
			array_map(
				static fn( array $form ): array => FormPresenter::form( $form, $counts[ $form['id'] ] ?? 0 ),
				array_filter( $this->forms->all(), fn( array $form ): bool => $this->save->may_see( $form, $user ) )
			)
		);
	}

	/**
	 * Operation createForm.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "form".
	 */
	public function create( WP_REST_Request $request ): array {
		return FormPresenter::form( $this->save->add( Fields::sent( $request, 'form-input' ), get_current_user_id() ), 0 );
	}

	/**
	 * Operation updateForm.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "form".
	 */
	public function update( WP_REST_Request $request ): array {
		$form = $this->save->change( (int) $request['id'], Fields::sent( $request, 'form-input' ), get_current_user_id() );
		return FormPresenter::form( $form, $this->requests->counts( time() - self::LATELY )[ $form['id'] ] ?? 0 );
	}

	/**
	 * Operation sortForms.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return list<array<string, mixed>> Each a "form".
	 */
	public function sort( WP_REST_Request $request ): array {
		$this->forms->sort( $request['ids'] );
		return $this->index();
	}

	/**
	 * Operation previewForm.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array{url: string} A "form-preview".
	 */
	public function preview( WP_REST_Request $request ): array {
		$form = $this->save->draft( Fields::sent( $request, 'form-input' ), get_current_user_id() );
		return array( 'url' => FormAddress::preview( FormPreviews::keep( $form, get_current_user_id() ) ) );
	}

	/**
	 * Operation getDeflection.
	 *
	 * @param WP_REST_Request $request The request.
	 * @return array<string, mixed> A "deflection".
	 */
	public function deflection( WP_REST_Request $request ): array {
		$forms = $this->forms->all();
		$all   = VisitStore::nothing();
		$each  = array();
		foreach ( $this->visits->sums( (int) $request['days'], time() ) as $form_id => $sums ) {
			foreach ( $sums as $group => $counts ) {
				foreach ( $counts as $what => $hits ) {
					$all[ $group ][ $what ] += $hits;
				}
			}
			if ( 0 === $form_id || ( isset( $forms[ $form_id ] ) && $this->save->may_see( $forms[ $form_id ], get_current_user_id() ) ) ) {
				$each[] = array( 'form_id' => $form_id, 'name' => $forms[ $form_id ]['name'] ?? '' ) + $sums;
			}
		}
		return array(
			'days'            => (int) $request['days'],
			'holdout_percent' => (int) $this->settings->get( 'form_holdout_percent' ),
			'forms'           => $each,
		) + $all;
	}
}

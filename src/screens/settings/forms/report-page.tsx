import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Deflection } from '../../../contract/generated/types.ts';
import { reportOf, type Report } from '../../../core/deflection/report.ts';
import { api } from '../../../store/api.ts';
import { allows } from '../../../store/boot.ts';
import { toFailure } from '../../../store/failure.ts';
import { settingsStore } from '../../../store/settings/index.ts';
import { FailedState } from '../../../ui/failed-state.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { ChoiceField } from '../fields.tsx';

const percent = ( value: number, digits = 0 ) =>
	new Intl.NumberFormat( document.documentElement.lang || undefined, { style: 'percent', maximumFractionDigits: digits } ).format(
		value
	);
const count = ( value: number ) => new Intl.NumberFormat( document.documentElement.lang || undefined ).format( Math.round( value ) );

/** What the numbers mean, in a sentence or two. */
function verdictWords( { verdict, saved, messages }: Report ): string {
	switch ( verdict ) {
		case 'off':
			return __(
				'Every visitor sees suggestions, so there is nothing to compare with. Let a few of them see none, below.',
				'mesa-help-desk'
			);
		case 'thin':
			return __(
				'There are too few visits yet to say anything. It takes some fifty that saw no suggestions; with few visitors that can be weeks.',
				'mesa-help-desk'
			);
		case 'unclear':
			return __(
				'No effect can be seen so far: the difference is as small as chance alone would make it. More visits, or better articles, may change that.',
				'mesa-help-desk'
			);
		case 'saves':
			return sprintf(
				/* translators: 1: a share such as "12 %", 2 and 3: numbers of messages */
				__(
					'Suggestions save messages: of a hundred visitors who begin to write, %1$s fewer send one. In this time that was between %2$s and %3$s messages.',
					'mesa-help-desk'
				),
				count( 100 * saved.value ),
				count( messages.low ),
				count( messages.high )
			);
		case 'costs':
			return __(
				'With suggestions people send more messages than without. Look at the articles that are suggested: they may raise more questions than they answer.',
				'mesa-help-desk'
			);
	}
}

type Sums = Deflection[ 'shown' ];

function Row( { name, shown, held }: { name: string; shown: Sums; held: Sums } ) {
	const share = ( { sent, begun }: Sums ) => ( begun === 0 ? '–' : `${ percent( Math.min( 1, sent / begun ) ) } (${ count( begun ) })` );
	return (
		<tr>
			<th scope="row">{ name }</th>
			<td>{ share( shown ) }</td>
			<td>{ share( held ) }</td>
			<td>{ count( shown.opened ) }</td>
			<td>{ count( shown.answered ) }</td>
		</tr>
	);
}

/** How many visits see no suggestions. */
function Holdout( { value, onSaved }: { value: number; onSaved: () => void } ) {
	const { saveSettings } = useDispatch( settingsStore );
	const [ failure, setFailure ] = useState( '' );
	const shares = [ ...new Set( [ 0, 5, 10, 20, 50, value ] ) ].sort( ( a, b ) => a - b );
	return (
		<ChoiceField
			label={ __( 'Visitors who see no suggestions, by lot', 'mesa-help-desk' ) }
			help={ __(
				'They are what the others are compared with. The lot is drawn in the browser and forgotten with the tab: no cookie, nothing about the visitor is stored.',
				'mesa-help-desk'
			) }
			value={ String( value ) }
			options={ shares.map( ( each ) => ( {
				value: String( each ),
				label: each === 0 ? __( 'None: everybody sees them', 'mesa-help-desk' ) : percent( each / 100 ),
			} ) ) }
			error={ failure }
			onChange={ ( next ) =>
				saveSettings( { form_holdout_percent: Number( next ) } ).then( onSaved, ( error: unknown ) =>
					setFailure( toFailure( error ).message )
				)
			}
		/>
	);
}

/** Whether suggested articles save messages, told honestly. */
export function ReportPage() {
	const [ days, setDays ] = useState( '90' );
	const [ data, setData ] = useState< Deflection | null >( null );
	const [ failure, setFailure ] = useState( '' );
	const loading = useSelect( ( select ) => select( settingsStore ).getSettingsState().settings, [] );
	const load = () => {
		setFailure( '' );
		api( 'getDeflection', { query: { days: Number( days ) } } ).then( setData, ( error: unknown ) =>
			setFailure( toFailure( error ).message )
		);
	};
	useEffect( load, [ days, loading ] );
	if ( ! data ) {
		return failure ? <FailedState message={ failure } onRetry={ load } /> : <Skeleton kind="form" rows={ 5 } />;
	}
	const report = reportOf( data );
	const hasNumbers = report.verdict !== 'off' && report.held.begun > 0;
	return (
		<section className="mesa-form">
			<p className="mesa-quiet">
				{ __(
					'While somebody writes to you, articles that may answer it are suggested. Whether that saves messages can only be told by comparing with visitors who see none.',
					'mesa-help-desk'
				) }
			</p>
			<ChoiceField
				label={ __( 'Time', 'mesa-help-desk' ) }
				value={ days }
				options={ [
					{ value: '30', label: __( 'The last 30 days', 'mesa-help-desk' ) },
					{ value: '90', label: __( 'The last 90 days', 'mesa-help-desk' ) },
					{ value: '365', label: __( 'The last year', 'mesa-help-desk' ) },
				] }
				onChange={ setDays }
			/>
			<div className={ `mesa-deflection is-${ report.verdict }` }>
				<p className="mesa-deflection__words">{ verdictWords( report ) }</p>
				{ hasNumbers && (
					<dl>
						<div>
							<dt>{ __( 'Send a message, with suggestions', 'mesa-help-desk' ) }</dt>
							<dd>{ percent( report.shown.sent / Math.max( 1, report.shown.begun ), 1 ) }</dd>
						</div>
						<div>
							<dt>{ __( 'Send a message, without', 'mesa-help-desk' ) }</dt>
							<dd>{ percent( report.held.sent / Math.max( 1, report.held.begun ), 1 ) }</dd>
						</div>
						<div>
							<dt>{ __( 'Difference, and the range that holds it in 95 of 100 cases', 'mesa-help-desk' ) }</dt>
							<dd>
								{ percent( report.saved.value, 1 ) }{ ' ' }
								<span className="mesa-quiet">
									{ sprintf(
										/* translators: 1: lower end, 2: upper end of an interval, such as "2 %" */
										__( '%1$s to %2$s', 'mesa-help-desk' ),
										percent( report.saved.low, 1 ),
										percent( report.saved.high, 1 )
									) }
								</span>
							</dd>
						</div>
					</dl>
				) }
			</div>
			{ data.forms.length > 0 && (
				<div className="mesa-deflection__table">
					<table>
						<caption className="screen-reader-text">{ __( 'By form', 'mesa-help-desk' ) }</caption>
						<thead>
							<tr>
								<th scope="col">{ __( 'Form', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( 'Send, with suggestions', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( 'Send, without', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( 'Articles opened', 'mesa-help-desk' ) }</th>
								<th scope="col">{ __( '“This answered my question”', 'mesa-help-desk' ) }</th>
							</tr>
						</thead>
						<tbody>
							{ data.forms.map( ( form ) => (
								<Row
									key={ form.form_id }
									name={ form.name || __( 'Simple forms', 'mesa-help-desk' ) }
									shown={ form.shown }
									held={ form.held }
								/>
							) ) }
						</tbody>
					</table>
					<p className="mesa-quiet">
						{ __(
							'In brackets: visits in which somebody began to write. What went to the spam folder is not counted.',
							'mesa-help-desk'
						) }
					</p>
				</div>
			) }
			{ allows( 'mesa_manage_settings' ) && <Holdout value={ data.holdout_percent } onSaved={ load } /> }
		</section>
	);
}
